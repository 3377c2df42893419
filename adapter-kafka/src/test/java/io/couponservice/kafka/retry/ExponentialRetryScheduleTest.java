package io.couponservice.kafka.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExponentialRetryScheduleTest {

  @Test
  void the_contract_has_three_attempts_with_waits_of_one_and_two_seconds() {
    ExponentialRetrySchedule schedule =
        new ExponentialRetrySchedule(3, Duration.ofSeconds(1), Duration.ofSeconds(10));

    assertThat(schedule.waitAfter(1)).contains(Duration.ofSeconds(1));
    assertThat(schedule.waitAfter(2)).contains(Duration.ofSeconds(2));
    assertThat(schedule.waitAfter(3)).isEmpty();
    assertThat(schedule.waitAfter(4)).isEmpty();
  }

  @Test
  void waits_double_up_to_the_longest() {
    ExponentialRetrySchedule schedule =
        new ExponentialRetrySchedule(100, Duration.ofSeconds(1), Duration.ofSeconds(10));

    assertThat(schedule.waitAfter(4)).contains(Duration.ofSeconds(8));
    assertThat(schedule.waitAfter(5)).contains(Duration.ofSeconds(10));
    assertThat(schedule.waitAfter(99)).contains(Duration.ofSeconds(10));
  }

  @Test
  void bounds_out_of_range_are_refused() {
    Duration second = Duration.ofSeconds(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExponentialRetrySchedule(0, second, second));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExponentialRetrySchedule(3, second, Duration.ofMillis(999)));
  }
}
