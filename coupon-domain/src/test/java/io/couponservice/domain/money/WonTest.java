package io.couponservice.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WonTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, Long.MAX_VALUE})
  void anAmountIsAnythingFromZeroUp(long amount) {
    assertThat(new Won(amount).amount()).isEqualTo(amount);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE})
  void aNegativeAmountIsRefused(long amount) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Won(amount))
        .withMessageContaining(Long.toString(amount));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 50, 0",
    "1, 0, 0",
    "1, 99, 0",
    "1, 100, 1",
    "99, 1, 0",
    "100, 1, 1",
    "199, 1, 1",
    "999, 10, 99",
    "12345, 33, 4073",
    "9223372036854775807, 0, 0",
    "9223372036854775807, 1, 92233720368547758",
    "9223372036854775807, 99, 9131138316486228048",
    "9223372036854775807, 100, 9223372036854775807"
  })
  void aPercentageIsRoundedDown(long amount, long percent, long expected) {
    assertThat(new Won(amount).percent(percent)).isEqualTo(new Won(expected));
  }

  @Test
  void aPercentageIsExactForAnyAmount() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      long amount = random.nextLong() & Long.MAX_VALUE;
      int percent = random.nextInt(101);
      BigInteger exact =
          BigInteger.valueOf(amount)
              .multiply(BigInteger.valueOf(percent))
              .divide(BigInteger.valueOf(100));
      assertThat(new Won(amount).percent(percent).amount())
          .as("%d per cent of %d", percent, amount)
          .isEqualTo(exact.longValueExact());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 101, Long.MIN_VALUE, Long.MAX_VALUE})
  void aPercentageOutOfRangeIsRefused(long percent) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Won(100).percent(percent))
        .withMessageContaining("percentage")
        .withMessageContaining(Long.toString(percent));
  }

  @Test
  void theDifferenceMayBeNothingButNotLess() {
    assertThat(new Won(100).minus(new Won(40))).isEqualTo(new Won(60));
    assertThat(new Won(Long.MAX_VALUE).minus(new Won(Long.MAX_VALUE))).isEqualTo(Won.ZERO);
    assertThatIllegalArgumentException().isThrownBy(() -> new Won(40).minus(new Won(41)));
  }

  @Test
  void theSmallerOfTwoIsTheSameFromBothSides() {
    Won less = new Won(1);
    Won more = new Won(2);
    assertThat(less.min(more)).isEqualTo(less);
    assertThat(more.min(less)).isEqualTo(less);
    assertThat(more.min(new Won(2))).isEqualTo(more);
  }

  @Test
  void amountsAreOrderedByTheirValue() {
    assertThat(new Won(1)).isLessThan(new Won(2));
    assertThat(Won.ZERO).isLessThan(new Won(Long.MAX_VALUE));
    assertThat(new Won(2)).isEqualByComparingTo(new Won(2));
  }
}
