package io.couponservice.domain.coupon;

import static io.couponservice.domain.coupon.CouponBuilder.coupon;
import static io.couponservice.domain.coupon.Decisions.applied;
import static io.couponservice.domain.coupon.Decisions.refusal;
import static io.couponservice.domain.coupon.Decisions.reservationOf;
import static io.couponservice.domain.coupon.ReservationBuilder.reservation;
import static io.couponservice.domain.event.PaymentBuilder.payment;
import static io.couponservice.domain.policy.PolicyBuilder.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.policy.LatePaymentRule;
import io.couponservice.domain.policy.PolicyBuilder;
import io.couponservice.domain.policy.RestoreRule;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a reservation keeps of the payment that it accepts, and what counts as accepted before. */
class PaymentAcceptedTest {

  private static final String MINE = "RESV-2024-0001";
  private static final String BY_HAND = "RESV-2024-0002";
  private static final String PAYMENT = "PAY-2024-0001";
  private static final String ORDER = "ORDER-2024-0001";
  private static final LocalDateTime PAID_AT = LocalDateTime.of(2024, 1, 1, 10, 5);
  private static final LocalDateTime CLOSED_AT = LocalDateTime.of(2024, 1, 1, 10, 10);

  @ParameterizedTest
  @EnumSource
  void a_late_payment_keeps_why_and_when_the_reservation_was_closed_first(CancelReason reason) {
    ReservationBuilder closed =
        reservation().in(ReservationStatus.CANCELLED, reason, CLOSED_AT, null);
    Decision.Applied applied = applied(decide(coupon(), policy(), closed, null));
    assertThat(reservationOf(applied))
        .isEqualTo(
            reservation()
                .in(ReservationStatus.CONFIRMED, reason, CLOSED_AT, PAYMENT)
                .paid(PAYMENT, PAID_AT)
                .build());
    assertThat(applied.changes().get(0).trigger()).isEqualTo(CouponTrigger.LATE_PAYMENT_COMPLETED);
  }

  @Test
  void a_payment_in_time_closes_the_reservation_and_cancels_no_use() {
    Decision.Applied applied =
        applied(decide(coupon().reservedBy(MINE), policy(), reservation(), null));
    assertThat(reservationOf(applied).closedAt()).isEqualTo(PAID_AT);
    assertThat(reservationOf(applied).reason()).isNull();
    assertThat(applied.changes().get(0).trigger()).isEqualTo(CouponTrigger.PAYMENT_COMPLETED);
    assertThat(applied.changes().get(0).verdict()).isNull();
  }

  @Test
  void a_manual_use_for_this_order_and_payment_makes_it_a_duplicate() {
    assertThat(afterManualUse(policy(), ORDER, PAYMENT)).isEqualTo(new Decision.Duplicate());
    assertThat(afterManualUse(rejecting(), ORDER, PAYMENT)).isEqualTo(new Decision.Duplicate());
  }

  @Test
  void a_manual_use_for_another_order_or_payment_is_a_conflict() {
    assertThat(refusal(afterManualUse(policy(), "ORDER-2024-0002", PAYMENT)))
        .isEqualTo(Refusal.RESERVATION_CONFLICT);
    assertThat(refusal(afterManualUse(policy(), ORDER, "PAY-2024-0002")))
        .isEqualTo(Refusal.RESERVATION_CONFLICT);
  }

  @Test
  void a_double_payment_is_told_before_a_late_one() {
    Decision decision =
        decide(
            coupon().usedBy(MINE),
            rejecting(),
            reservation().expiresAt(PAID_AT.minusSeconds(1)).confirmedBy("PAY-2024-0002"),
            null);
    assertThat(refusal(decision)).isEqualTo(Refusal.DOUBLE_PAYMENT);
  }

  @Test
  void an_amount_that_differs_is_noted_however_the_payment_ends() {
    String note = "paid 1 won instead of 90000 won";
    assertThat(noteOf(policy(), reservation().cancelled())).isEqualTo(note);
    assertThat(noteOf(policy(), cancelledWithOrder())).isEqualTo(note);
    assertThat(noteOf(policy().restore(RestoreRule.NEVER, null), cancelledWithOrder()))
        .isEqualTo(note);
    assertThat(noteOf(policy().restore(RestoreRule.RESTORE_WITH_GRACE, 3), cancelledWithOrder()))
        .isEqualTo(note);
  }

  private static ReservationBuilder cancelledWithOrder() {
    return reservation().cancelled().orderCancelledAt(LocalDateTime.of(2024, 2, 1, 0, 0));
  }

  private static String noteOf(PolicyBuilder policy, ReservationBuilder reservation) {
    PaymentCase state =
        new PaymentCase(coupon().build(), policy.build(), reservation.build(), null);
    return applied(PaymentCompletedDecision.decide(state, payment().amount(1).completed()))
        .changes()
        .get(0)
        .note();
  }

  private static PolicyBuilder rejecting() {
    return policy().latePayment(LatePaymentRule.REJECT);
  }

  private static Decision afterManualUse(PolicyBuilder policy, String order, String paymentId) {
    return decide(
        coupon().usedBy(BY_HAND),
        policy,
        reservation().cancelled(),
        reservation().id(BY_HAND).orderId(order).confirmedBy(paymentId));
  }

  private static Decision decide(
      CouponBuilder coupon,
      PolicyBuilder policy,
      ReservationBuilder reservation,
      ReservationBuilder holder) {
    return PaymentCompletedDecision.decide(
        new PaymentCase(
            coupon.build(),
            policy.build(),
            reservation.build(),
            holder == null ? null : holder.build()),
        payment().at(PAID_AT).completed());
  }
}
