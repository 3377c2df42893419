package io.couponservice.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.bootstrap.metrics.SlidingRatio.Counts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlidingRatioTest {

  private final MovedNanos time = new MovedNanos();
  private final SlidingRatio ratio = new SlidingRatio(Duration.ofMinutes(5), time);

  @Test
  void of_nothing_it_is_zero() {
    assertThat(ratio.counts()).isEqualTo(new Counts(0, 0));
    assertThat(ratio.ratio()).isZero();
  }

  @Test
  void it_counts_what_is_in_the_window() {
    add(3, 1);
    time.pass(Duration.ofMinutes(2));
    add(1, 0);
    assertThat(ratio.counts()).isEqualTo(new Counts(5, 1));
    assertThat(ratio.ratio()).isEqualTo(0.2);
  }

  @Test
  void what_is_older_than_the_window_falls_out() {
    add(3, 1);
    time.pass(Duration.ofMinutes(4).plusSeconds(50));
    add(1, 1);
    assertThat(ratio.counts()).isEqualTo(new Counts(6, 2));
    time.pass(Duration.ofSeconds(10));
    assertThat(ratio.counts()).isEqualTo(new Counts(2, 1));
    time.pass(Duration.ofMinutes(5));
    assertThat(ratio.counts()).isEqualTo(new Counts(0, 0));
  }

  @Test
  void after_a_long_pause_nothing_old_is_left() {
    add(3, 1);
    time.pass(Duration.ofDays(300).plusSeconds(1));
    assertThat(ratio.counts()).isEqualTo(new Counts(0, 0));
    add(0, 2);
    assertThat(ratio.ratio()).isEqualTo(1);
  }

  private void add(int good, int bad) {
    for (int i = 0; i < good + bad; i++) {
      ratio.add(i < bad);
    }
  }
}
