package io.couponservice.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

  @Test
  void theLastCouponIsInStockAndTheNextIsNot() {
    Quantity ten = new Quantity(10L, 1);
    assertThat(ten.hasStockAfter(0)).isTrue();
    assertThat(ten.hasStockAfter(9)).isTrue();
    assertThat(ten.hasStockAfter(10)).isFalse();
    assertThat(ten.hasStockAfter(11)).isFalse();
  }

  @Test
  void anUnlimitedStockNeverEnds() {
    assertThat(new Quantity(null, 1).hasStockAfter(Long.MAX_VALUE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void aStockOfLessThanOneIsRefused(long total) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Quantity(total, 1))
        .withMessageContaining("was " + total);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void aLimitOfLessThanOneIsRefused(int perUser) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Quantity(null, perUser))
        .withMessageContaining("was " + perUser);
  }
}
