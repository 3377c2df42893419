package io.couponservice.bootstrap.metrics;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many of the things of the last minutes were bad: counted in slices of time, of which the
 * oldest falls out as a whole.
 */
final class SlidingRatio {

  private static final int SLICES = 60;

  private final long sliceNanos;
  private final LongSupplier nanoTime;
  private final long[] all = new long[SLICES];
  private final long[] bad = new long[SLICES];
  private long current;

  SlidingRatio(Duration window, LongSupplier nanoTime) {
    this.sliceNanos = window.toNanos() / SLICES;
    this.nanoTime = nanoTime;
    this.current = slice();
  }

  synchronized void add(boolean isBad) {
    advance();
    int index = Math.floorMod(current, SLICES);
    all[index]++;
    bad[index] += isBad ? 1 : 0;
  }

  /** From 0 to 1; 0 if there was nothing. */
  synchronized double ratio() {
    advance();
    long things = sum(all);
    return things == 0 ? 0 : (double) sum(bad) / things;
  }

  private void advance() {
    long now = slice();
    for (long next = Math.max(current, now - SLICES) + 1; next <= now; next++) {
      int index = Math.floorMod(next, SLICES);
      all[index] = 0;
      bad[index] = 0;
    }
    current = now;
  }

  private long slice() {
    return Math.floorDiv(nanoTime.getAsLong(), sliceNanos);
  }

  private static long sum(long[] values) {
    long sum = 0;
    for (long value : values) {
      sum += value;
    }
    return sum;
  }
}
