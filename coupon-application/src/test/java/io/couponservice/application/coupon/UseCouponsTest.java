package io.couponservice.application.coupon;

import static io.couponservice.application.inmemory.InMemoryService.CAUSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.coupon.UseCoupons.UseCoupon;
import io.couponservice.application.inmemory.InMemoryService;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.coupon.ManualUseDecision;
import io.couponservice.domain.coupon.Refusal;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.coupon.ReservationStatus;
import io.couponservice.domain.money.Won;
import java.util.List;
import org.junit.jupiter.api.Test;

class UseCouponsTest {

  private final InMemoryService service = new InMemoryService();
  private final Coupon coupon = service.coupon();

  @Test
  void a_coupon_that_is_used_by_hand_has_a_confirmed_reservation() {
    Answer<ReservedCoupon> answer = service.use.use(List.of(using("cmd_a", "order-1"))).get(0);

    Reservation use = ((Answer.Done<ReservedCoupon>) answer).value().reservation();
    assertThat(use.status()).isEqualTo(ReservationStatus.CONFIRMED);
    assertThat(service.stored(use)).isEqualTo(use);
    assertThat(service.stored(coupon).status()).isEqualTo(CouponStatus.USED);
    assertThat(service.published()).containsExactly("coupon.issued", "coupon.used");
  }

  @Test
  void a_repeat_uses_the_coupon_once() {
    UseCoupon command = using("cmd_a", "order-1");

    assertThat(service.use.use(List.of(command))).isEqualTo(service.use.use(List.of(command)));
    assertThat(service.published()).hasSize(2);
  }

  @Test
  void a_coupon_that_an_order_holds_is_not_used_by_hand() {
    service.reservation(coupon, "order-1");

    Answer<ReservedCoupon> answer = service.use.use(List.of(using("cmd_a", "order-2"))).get(0);

    assertThat(((Answer.Refused<ReservedCoupon>) answer).refusal())
        .isEqualTo(Refusal.ALREADY_RESERVED);
    assertThat(service.database.state().commands()).doesNotContainKey("cmd_a");
  }

  private UseCoupon using(String commandId, String orderId) {
    return new UseCoupon(
        commandId,
        coupon.couponId(),
        new ManualUseDecision.Request(
            "RESV-manual", "MANUAL-1", orderId, new Won(10_000), "by phone"),
        CAUSE);
  }
}
