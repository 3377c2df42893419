package io.couponservice.domain.coupon;

import static io.couponservice.domain.coupon.CouponBuilder.coupon;
import static io.couponservice.domain.coupon.Decisions.applied;
import static io.couponservice.domain.coupon.Decisions.refusal;
import static io.couponservice.domain.coupon.Decisions.reservationOf;
import static io.couponservice.domain.coupon.ReservationBuilder.reservation;
import static io.couponservice.domain.policy.PolicyBuilder.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.event.OrderCancelledEvent;
import io.couponservice.domain.policy.PolicyBuilder;
import io.couponservice.domain.policy.RestoreRule;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderCancelledDecisionTest {

  private static final String HOLDER = "RESV-2024-0001";
  private static final LocalDateTime EXPIRY = LocalDateTime.of(2024, 1, 31, 23, 59, 59);
  private static final LocalDateTime AFTER = EXPIRY.plusSeconds(1);

  @Test
  void a_used_coupon_comes_back_for_as_long_as_it_is_valid() {
    Decision.Applied applied = applied(used(policy(), EXPIRY));
    assertThat(applied.coupon()).isEqualTo(coupon().build());
    assertThat(applied.changes().get(0).verdict()).isEqualTo(RestoreVerdict.RESTORED);
    assertThat(reservationOf(applied).orderCancelledAt()).isEqualTo(EXPIRY);
  }

  @Test
  void after_its_validity_it_goes_on_to_expired() {
    assertThat(applied(used(policy(), AFTER)).coupon()).isEqualTo(coupon().expired().build());
  }

  @Test
  void grace_lasts_through_the_last_second_of_its_last_day() {
    PolicyBuilder policy = policy().restore(RestoreRule.RESTORE_WITH_GRACE, 3);
    assertThat(applied(used(policy, EXPIRY)).coupon().expiryDate()).isEqualTo(EXPIRY);
    Decision.Applied graced = applied(used(policy, AFTER));
    assertThat(graced.coupon().status()).isEqualTo(CouponStatus.ISSUED);
    assertThat(graced.coupon().expiryDate()).isEqualTo(LocalDateTime.of(2024, 2, 4, 23, 59, 59));
    assertThat(graced.changes().get(0).verdict()).isEqualTo(RestoreVerdict.RESTORED_WITH_GRACE);
  }

  @Test
  void under_never_it_stays_used_and_nothing_is_published() {
    Decision.Applied applied = applied(used(policy().restore(RestoreRule.NEVER, null), EXPIRY));
    assertThat(applied.coupon()).isEqualTo(coupon().usedBy(HOLDER).build());
    assertThat(applied.events()).isEmpty();
    assertThat(applied.changes().get(0).verdict()).isEqualTo(RestoreVerdict.NOT_RESTORED);
  }

  @Test
  void a_closed_reservation_keeps_the_earliest_time() {
    Decision.Applied applied =
        applied(
            decide(coupon(), policy(), reservation().cancelled().orderCancelledAt(AFTER), EXPIRY));
    assertThat(reservationOf(applied).orderCancelledAt()).isEqualTo(EXPIRY);
    assertThat(applied.events()).isEmpty();
    assertThat(
            decide(coupon(), policy(), reservation().cancelled().orderCancelledAt(EXPIRY), AFTER))
        .isEqualTo(new Decision.Ignored());
  }

  @Test
  void an_order_that_never_had_the_coupon_is_refused() {
    CouponCase state = new CouponCase(coupon().build(), policy().build(), null, List.of());
    assertThat(refusal(OrderCancelledDecision.decide(state, event(EXPIRY), EXPIRY)))
        .isEqualTo(Refusal.UNKNOWN_RESERVATION);
  }

  private static Decision used(PolicyBuilder policy, LocalDateTime cancelledAt) {
    return decide(
        coupon().usedBy(HOLDER), policy, reservation().confirmedBy("PAY-2024-0001"), cancelledAt);
  }

  private static Decision decide(
      CouponBuilder coupon,
      PolicyBuilder policy,
      ReservationBuilder reservation,
      LocalDateTime cancelledAt) {
    Reservation ofOrder = reservation.build();
    CouponCase state = new CouponCase(coupon.build(), policy.build(), ofOrder, List.of(ofOrder));
    return OrderCancelledDecision.decide(state, event(cancelledAt), cancelledAt);
  }

  private static OrderCancelledEvent event(LocalDateTime cancelledAt) {
    return new OrderCancelledEvent("ORDER-2024-0001", 12345, 1001L, null, cancelledAt);
  }
}
