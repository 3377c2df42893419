package io.couponservice.persistence.transaction;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowCountsTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void anyOtherNumberIsRefused(int actual) {
    assertThatThrownBy(() -> RowCounts.require("coupons", actual, 2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("coupons: %d rows instead of 2", actual);
  }

  @Test
  void theExpectedNumberPasses() {
    assertThatCode(() -> RowCounts.require("coupons", 2, 2)).doesNotThrowAnyException();
  }
}
