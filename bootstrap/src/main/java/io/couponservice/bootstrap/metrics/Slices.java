package io.couponservice.bootstrap.metrics;

import java.time.Duration;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * The slices of time of a sliding window, of which the oldest falls out as a whole. Not safe for
 * several threads at once.
 */
final class Slices {

  static final int COUNT = 60;

  private final long sliceNanos;
  private final LongSupplier nanoTime;
  private final IntConsumer clear;
  private long current;

  /**
   * A window that ends now.
   *
   * @param clear empties the slice at a place, since it has fallen out
   */
  Slices(Duration window, LongSupplier nanoTime, IntConsumer clear) {
    this.sliceNanos = window.toNanos() / COUNT;
    this.nanoTime = nanoTime;
    this.clear = clear;
    this.current = slice();
  }

  /** The place of the slice that it is time for, from 0. What has fallen out is empty by then. */
  int advance() {
    long now = Math.max(current, slice());
    for (long next = Math.max(current, now - COUNT) + 1; next <= now; next++) {
      clear.accept(Math.floorMod(next, COUNT));
    }
    current = now;
    return Math.floorMod(now, COUNT);
  }

  private long slice() {
    return Math.floorDiv(nanoTime.getAsLong(), sliceNanos);
  }
}
