package io.couponservice.bootstrap.metrics;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * A percentile of the delays within a sliding window, from counts of buckets that are 2 % wide. One
 * bucket ends exactly at an edge, so that a percentile is above the edge if and only if the delay
 * that it stands for is. Adding one allocates nothing.
 */
final class SlidingDelays {

  private static final double WIDTH = Math.log(1.02);

  private final long edgeMillis;
  private final long longestMillis;
  private final int lowest;
  private final int[][] counts;
  private final Slices slices;

  /**
   * Nothing is in it yet.
   *
   * @param window a second or more
   * @param edge where to be exact, a millisecond or more
   * @param longest what is longer counts as this
   */
  SlidingDelays(Duration window, Duration edge, Duration longest, LongSupplier nanoTime) {
    this.edgeMillis = edge.toMillis();
    this.longestMillis = longest.toMillis();
    this.lowest = bucket(1);
    this.counts = new int[Slices.COUNT][Math.max(1, bucket(longestMillis)) - lowest + 1];
    this.slices = new Slices(window, nanoTime, slice -> Arrays.fill(counts[slice], 0));
  }

  synchronized void add(long millis) {
    int bucket = bucket(Math.min(Math.max(1, millis), longestMillis)) - lowest;
    counts[slices.advance()][bucket]++;
  }

  /**
   * The delay that a share of all did not exceed.
   *
   * @param share more than 0, at most 1
   * @return in whole ms, up to 2 % too long, but never above the edge by that; empty if there was
   *     none
   */
  synchronized OptionalLong percentile(double share) {
    slices.advance();
    long[] sums = new long[counts[0].length];
    for (int[] slice : counts) {
      for (int i = 0; i < slice.length; i++) {
        sums[i] += slice[i];
      }
    }
    long wanted = (long) Math.ceil(share * Arrays.stream(sums).sum());
    long seen = 0;
    for (int i = 0; i < sums.length; i++) {
      seen += sums[i];
      if (seen > 0 && seen >= wanted) {
        return OptionalLong.of(upperEdge(i + lowest));
      }
    }
    return OptionalLong.empty();
  }

  /** The bucket of a delay: 0 is the one that ends at the edge. */
  private int bucket(long millis) {
    return (int) Math.ceil(Math.log((double) millis / edgeMillis) / WIDTH);
  }

  /** In whole milliseconds: at most the edge for what is at most the edge, and above it else. */
  private long upperEdge(int bucket) {
    return (long) Math.ceil(edgeMillis * Math.exp(bucket * WIDTH));
  }
}
