package io.couponservice.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.IssueTrigger.TriggerType;
import org.junit.jupiter.api.Test;

class IssueTriggerTest {

  @Test
  void exactly_the_least_amount_counts_and_a_won_less_does_not() {
    IssueTrigger trigger = new IssueTrigger(TriggerType.PAYMENT_COMPLETED, new Won(50_000));
    assertThat(trigger.matches(new Won(49_999))).isFalse();
    assertThat(trigger.matches(new Won(50_000))).isTrue();
    assertThat(trigger.matches(new Won(50_001))).isTrue();
  }

  @Test
  void without_a_least_amount_every_payment_counts() {
    assertThat(new IssueTrigger(TriggerType.PAYMENT_COMPLETED, Won.ZERO).matches(Won.ZERO))
        .isTrue();
  }

  @Test
  void a_trigger_names_an_event_and_an_amount() {
    assertThatNullPointerException()
        .isThrownBy(() -> new IssueTrigger(null, Won.ZERO))
        .withMessage("eventType");
    assertThatNullPointerException()
        .isThrownBy(() -> new IssueTrigger(TriggerType.PAYMENT_COMPLETED, null))
        .withMessage("minAmount");
  }
}
