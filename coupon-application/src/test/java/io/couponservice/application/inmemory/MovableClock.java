package io.couponservice.application.inmemory;

import io.couponservice.application.fixture.SampleTimes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still at {@link SampleTimes#INSTANT} until it is moved on. */
public final class MovableClock extends Clock {

  private final AtomicReference<Instant> now = new AtomicReference<>(SampleTimes.INSTANT);

  /** Lets time pass. */
  public void pass(Duration duration) {
    now.updateAndGet(before -> before.plus(duration));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("this clock is of one zone");
  }
}
