package io.couponservice.domain.coupon;

import static io.couponservice.domain.coupon.CouponBuilder.coupon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CouponTest {

  private static final String HOLDER = "RESV-2024-0001";

  @ParameterizedTest
  @EnumSource(names = {"ISSUED", "EXPIRED"})
  void aFreeCouponHasNoHolder(CouponStatus status) {
    Coupon free = coupon().in(status, null).build();
    assertThat(free.free()).isTrue();
    assertThat(free.belongsTo(HOLDER)).isFalse();
    assertThatIllegalStateException()
        .isThrownBy(() -> coupon().in(status, HOLDER).build())
        .withMessageContaining("1001")
        .withMessageContaining(HOLDER);
  }

  @ParameterizedTest
  @EnumSource(names = {"RESERVED", "USED"})
  void aCouponThatIsNotFreeHasAHolder(CouponStatus status) {
    Coupon held = coupon().in(status, HOLDER).build();
    assertThat(held.free()).isFalse();
    assertThat(held.belongsTo(HOLDER)).isTrue();
    assertThat(held.belongsTo("RESV-2024-0002")).isFalse();
    assertThatIllegalStateException().isThrownBy(() -> coupon().in(status, null).build());
  }

  @Test
  void aCouponIsGoodThroughTheSecondOfItsExpiryDate() {
    LocalDateTime last = LocalDateTime.of(2024, 1, 31, 23, 59, 59);
    Coupon coupon = coupon().expiryDate(last).build();
    assertThat(coupon.validityOver(last.minusSeconds(1))).isFalse();
    assertThat(coupon.validityOver(last)).isFalse();
    assertThat(coupon.validityOver(last.plusSeconds(1))).isTrue();
  }
}
