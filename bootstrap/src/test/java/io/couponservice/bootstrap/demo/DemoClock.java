package io.couponservice.bootstrap.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** Goes on as any clock does, from wherever it is set to. */
public final class DemoClock extends Clock {

  private final Clock real;
  private final AtomicReference<Duration> ahead;

  /** Shows the present, in UTC. */
  public DemoClock() {
    this(Clock.systemUTC(), new AtomicReference<>(Duration.ZERO));
  }

  private DemoClock(Clock real, AtomicReference<Duration> ahead) {
    this.real = real;
    this.ahead = ahead;
  }

  /** Sets it, forward only: what happened has happened. */
  public void moveTo(Instant time) {
    ahead.set(Duration.between(real.instant(), time));
  }

  /** Sets it to the real time. */
  public void moveToPresent() {
    ahead.set(Duration.ZERO);
  }

  @Override
  public Instant instant() {
    return real.instant().plus(ahead.get());
  }

  @Override
  public ZoneId getZone() {
    return real.getZone();
  }

  /** The same clock: if one is set, the other is. */
  @Override
  public Clock withZone(ZoneId zone) {
    return new DemoClock(real.withZone(zone), ahead);
  }
}
