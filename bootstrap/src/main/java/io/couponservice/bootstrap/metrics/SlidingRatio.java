package io.couponservice.bootstrap.metrics;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** How many of the things within a sliding window were bad. */
final class SlidingRatio {

  private final long[] all = new long[Slices.COUNT];
  private final long[] bad = new long[Slices.COUNT];
  private final Slices slices;

  SlidingRatio(Duration window, LongSupplier nanoTime) {
    this.slices =
        new Slices(
            window,
            nanoTime,
            slice -> {
              all[slice] = 0;
              bad[slice] = 0;
            });
  }

  /**
   * What is in the window.
   *
   * @param all how many things, 0 or more
   * @param bad how many of them were bad
   */
  record Counts(long all, long bad) {

    /** From 0 to 1; 0 if there was nothing. */
    double ratio() {
      return all == 0 ? 0 : (double) bad / all;
    }
  }

  synchronized void add(boolean isBad) {
    int slice = slices.advance();
    all[slice]++;
    bad[slice] += isBad ? 1 : 0;
  }

  synchronized Counts counts() {
    slices.advance();
    return new Counts(Arrays.stream(all).sum(), Arrays.stream(bad).sum());
  }

  /** From 0 to 1; 0 if there was nothing. */
  double ratio() {
    return counts().ratio();
  }
}
