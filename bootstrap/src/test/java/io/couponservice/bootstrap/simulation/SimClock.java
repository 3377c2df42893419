package io.couponservice.bootstrap.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that passes only when it is told to. */
final class SimClock extends Clock {

  static final LocalDateTime LOCAL_START = LocalDateTime.parse("2024-01-01T10:00:00");

  private static final Instant START = LOCAL_START.toInstant(ZoneOffset.UTC);

  private Instant now = START;

  void pass(Duration duration) {
    now = now.plus(duration);
  }

  LocalDateTime local() {
    return LocalDateTime.ofInstant(now, ZoneOffset.UTC);
  }

  long nanoTime() {
    return Duration.between(START, now).toNanos();
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(now, zone);
  }
}
