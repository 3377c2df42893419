package io.couponservice.application.replay;

import java.util.function.LongSupplier;

/** So many a second, evenly: what was not used for a while is not made up for. Of one thread. */
final class Pace {

  private static final double NANOS = 1e9;

  /** As much as may be done at once, in seconds of the rate. */
  private static final double BURST = 0.2;

  private final LongSupplier nanoTime;
  private double allowed;
  private long last;

  Pace(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.last = nanoTime.getAsLong();
  }

  /** How many may be done now. */
  int allowed(int perSecond) {
    long now = nanoTime.getAsLong();
    double most = Math.max(1, perSecond * BURST);
    allowed = Math.min(most, allowed + (now - last) / NANOS * perSecond);
    last = now;
    return (int) allowed;
  }

  void used(int number) {
    allowed -= number;
  }
}
