package io.couponservice.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlidingDelaysTest {

  private static final double P99 = 0.99;
  private static final Duration LONGEST = Duration.ofDays(365);

  private final MovedNanos time = new MovedNanos();
  private final SlidingDelays delays = withEdge(5_000);

  private SlidingDelays withEdge(long millis) {
    return new SlidingDelays(Duration.ofMinutes(5), Duration.ofMillis(millis), LONGEST, time);
  }

  @Test
  void of_nothing_there_is_no_percentile() {
    assertThat(delays.percentile(P99)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 37, 250, 1_000, 5_000, 12_345, 600_000, 86_400_000})
  void at_the_edge_it_is_exact(long edge) {
    SlidingDelays upTo = withEdge(edge);
    upTo.add(edge);
    assertThat(upTo.percentile(P99).getAsLong()).isEqualTo(edge);
    SlidingDelays above = withEdge(edge);
    above.add(edge + 1);
    assertThat(above.percentile(P99).getAsLong()).isGreaterThan(edge);
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 100, 4_999, 5_000, 5_001, 6_000, 40_000, 3_600_000, 31_536_000_000L})
  void elsewhere_it_is_right_within_two_per_cent(long millis) {
    delays.add(millis);
    long shown = delays.percentile(P99).getAsLong();
    assertThat(shown).isGreaterThanOrEqualTo(millis);
    assertThat((double) shown).isCloseTo((double) millis, Offset.offset(millis * 0.021 + 1));
  }

  @Test
  void it_is_the_percentile_that_sorting_finds() {
    Random random = new Random(7);
    long[] all = new long[20_000];
    for (int i = 0; i < all.length; i++) {
      all[i] = (long) Math.exp(random.nextGaussian() * 2 + 5);
      delays.add(all[i]);
      time.pass(Duration.ofMillis(10));
    }
    Arrays.sort(all);
    for (double share : new double[] {0.5, 0.9, P99, 1}) {
      assertThat((double) delays.percentile(share).getAsLong())
          .isCloseTo(
              (double) all[(int) Math.ceil(share * all.length) - 1], Percentage.withPercentage(3));
    }
  }

  @Test
  void one_in_a_hundred_may_be_longer() {
    add(99, 10);
    add(1, 9_000);
    assertThat(delays.percentile(P99).getAsLong()).isLessThan(20);
    add(1, 9_000);
    assertThat(delays.percentile(P99).getAsLong()).isGreaterThanOrEqualTo(9_000);
  }

  @Test
  void what_is_older_than_the_window_falls_out() {
    add(5, 9_000);
    time.pass(Duration.ofMinutes(4).plusSeconds(50));
    add(5, 10);
    assertThat(delays.percentile(P99).getAsLong()).isGreaterThanOrEqualTo(9_000);
    time.pass(Duration.ofSeconds(10));
    assertThat(delays.percentile(P99).getAsLong()).isLessThan(20);
    time.pass(Duration.ofMinutes(5));
    assertThat(delays.percentile(P99)).isEmpty();
  }

  @Test
  void what_can_not_be_a_delay_is_counted_as_the_nearest_that_can() {
    delays.add(Long.MIN_VALUE);
    assertThat(delays.percentile(P99).getAsLong()).isBetween(1L, 2L);
    delays.add(Long.MAX_VALUE);
    assertThat((double) delays.percentile(P99).getAsLong())
        .isCloseTo((double) LONGEST.toMillis(), Percentage.withPercentage(2));
  }

  private void add(int times, long millis) {
    for (int i = 0; i < times; i++) {
      delays.add(millis);
    }
  }
}
