package io.couponservice.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidityTest {

  private static final LocalDateTime FIXED_END = LocalDateTime.of(2024, 6, 30, 12, 0, 1);

  @ParameterizedTest
  @CsvSource({
    "30, 2024-01-01T10:00:00, 2024-01-31T23:59:59",
    "1, 2024-01-01T00:00:00, 2024-01-02T23:59:59",
    "1, 2024-01-01T23:59:59, 2024-01-02T23:59:59",
    "1, 2024-02-28T12:00:00, 2024-02-29T23:59:59",
    "1, 2023-12-31T12:00:00, 2024-01-01T23:59:59"
  })
  void daysEndAtTheLastSecondOfTheNthDayAfterIssue(
      int days, LocalDateTime issuedAt, LocalDateTime expected) {
    assertThat(new Validity(days, null).expiryOf(issuedAt)).isEqualTo(expected);
  }

  @Test
  void noCouponIsGoodForLongerThanADateCanBeWritten() {
    LocalDateTime end = LocalDateTime.of(9999, 12, 31, 23, 59, 59);
    assertThat(new Validity(30, null).expiryOf(end.minusDays(29))).isEqualTo(end);
  }

  @Test
  void aFixedEndIsTheSameForEveryCoupon() {
    Validity validity = new Validity(null, FIXED_END);
    assertThat(validity.expiryOf(LocalDateTime.of(2024, 1, 1, 0, 0))).isEqualTo(FIXED_END);
    assertThat(validity.expiryOf(FIXED_END)).isEqualTo(FIXED_END);
  }

  @Test
  void daysAndAFixedEndTogetherAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Validity(30, FIXED_END));
  }

  @Test
  void neitherDaysNorAFixedEndIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Validity(null, null));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void lessThanADayIsRefused(int days) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Validity(days, null))
        .withMessageContaining("was " + days);
  }
}
