package io.couponservice.bootstrap.metrics;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Time as of {@link System#nanoTime()}, which a test moves on. It begins anywhere. */
final class MovedNanos implements LongSupplier {

  private long now = -7_777_777_777L;

  void pass(Duration duration) {
    now += duration.toNanos();
  }

  @Override
  public long getAsLong() {
    return now;
  }
}
