package io.couponservice.domain.policy;

import static io.couponservice.domain.policy.DiscountType.FIXED_AMOUNT;
import static io.couponservice.domain.policy.DiscountType.PERCENTAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.couponservice.domain.money.Won;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscountTest {

  @ParameterizedTest
  @CsvSource({"10000, 100000, 10000", "10000, 10000, 10000", "1, 9223372036854775807, 1"})
  void aFixedAmountIsTheSameOnEveryOrder(long value, long order, long expected) {
    assertThat(fixed(value).on(new Won(order))).isEqualTo(new Won(expected));
  }

  @ParameterizedTest
  @CsvSource({"10, 1009, 100", "33, 100, 33", "33, 10, 3", "1, 99, 0", "100, 777, 777"})
  void aPercentageIsRoundedDown(long value, long order, long expected) {
    assertThat(percentage(value, null).on(new Won(order))).isEqualTo(new Won(expected));
  }

  @ParameterizedTest
  @CsvSource({"99990, 4999", "100000, 5000", "100020, 5000", "9223372036854775807, 5000"})
  void aCapBoundsAPercentage(long order, long expected) {
    Discount discount = percentage(5, new Won(5_000));
    assertThat(discount.on(new Won(order))).isEqualTo(new Won(expected));
  }

  @ParameterizedTest
  @CsvSource({"9999, 9999", "1, 1", "0, 0"})
  void aDiscountNeverExceedsTheOrderAmount(long order, long expected) {
    assertThat(fixed(10_000).on(new Won(order))).isEqualTo(new Won(expected));
    assertThat(fixed(Long.MAX_VALUE).on(new Won(order))).isEqualTo(new Won(expected));
    assertThat(percentage(100, new Won(10_000)).on(new Won(order))).isEqualTo(new Won(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "FIXED_AMOUNT, 0, was 0",
    "FIXED_AMOUNT, -1, was -1",
    "PERCENTAGE, 0, was 0",
    "PERCENTAGE, -1, was -1",
    "PERCENTAGE, 101, at most 100"
  })
  void aValueOutOfRangeIsRefused(DiscountType type, long value, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Discount(type, value, null))
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({"FIXED_AMOUNT, 1", "FIXED_AMOUNT, 101", "PERCENTAGE, 1", "PERCENTAGE, 100"})
  void aValueAtTheEdgeIsAccepted(DiscountType type, long value) {
    assertThat(new Discount(type, value, null).value()).isEqualTo(value);
  }

  @Test
  void aFixedAmountHasNoCap() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Discount(FIXED_AMOUNT, 10_000, new Won(5_000)))
        .withMessageContaining("cap");
  }

  @Test
  void aDiscountHasAType() {
    assertThatNullPointerException().isThrownBy(() -> new Discount(null, 1, null));
  }

  private static Discount fixed(long value) {
    return new Discount(FIXED_AMOUNT, value, null);
  }

  private static Discount percentage(long value, Won cap) {
    return new Discount(PERCENTAGE, value, cap);
  }
}
