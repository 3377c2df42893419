package io.couponservice.domain.coupon;

import io.couponservice.domain.event.CouponUsedEvent;
import io.couponservice.domain.event.PaymentCompletedEvent;
import io.couponservice.domain.policy.LatePaymentRule;
import java.util.List;
import java.util.Optional;

/** Decides what a completed payment does to the coupon that it names. */
public final class PaymentCompletedDecision {

  private PaymentCompletedDecision() {}

  /**
   * Decides, the first line that fits. The order of the lines matters: it makes the outcome
   * independent of the order in which payments arrive.
   *
   * @param state what there is, not null
   * @param payment not null
   * @return never null
   */
  public static Decision decide(PaymentCase state, PaymentCompletedEvent payment) {
    if (payment.coupon() == null) {
      return new Decision.Ignored();
    }
    Optional<Decision> mismatch =
        state.mismatch(payment.coupon().couponId(), payment.userId(), payment.orderId());
    if (mismatch.isPresent()) {
      return mismatch.get();
    }
    Reservation reservation = state.reservation();
    if (payment.paymentId().equals(reservation.paymentId())) {
      return new Decision.Duplicate();
    }
    if (reservation.paymentId() != null) {
      return refused(
          Refusal.DOUBLE_PAYMENT, payment, "the order was paid by " + reservation.paymentId());
    }
    if (payment.completedAt().isAfter(reservation.expiresAt())
        && state.policy().terms().latePaymentRule() == LatePaymentRule.REJECT) {
      return refused(
          Refusal.LATE_PAYMENT, payment, "the reservation expired at " + reservation.expiresAt());
    }
    return accepted(state.coupon(), reservation, payment);
  }

  private static Decision accepted(
      Coupon coupon, Reservation reservation, PaymentCompletedEvent payment) {
    if (coupon.belongsTo(reservation.reservationId())) {
      return used(coupon, CouponTrigger.PAYMENT_COMPLETED, reservation, payment);
    }
    if (coupon.free()) {
      return used(coupon, CouponTrigger.LATE_PAYMENT_COMPLETED, reservation, payment);
    }
    return refused(
        Refusal.RESERVATION_CONFLICT,
        payment,
        "reservation %s has the coupon; at stake: %s"
            .formatted(coupon.reservationId(), reservation.discountAmount()));
  }

  private static Decision used(
      Coupon coupon,
      CouponTrigger trigger,
      Reservation reservation,
      PaymentCompletedEvent payment) {
    Reservation confirmed = reservation.confirmed(payment.paymentId(), payment.completedAt());
    return new Decision.Applied(
        coupon.taken(trigger, reservation.reservationId()),
        confirmed,
        List.of(CouponUsedEvent.of(confirmed)));
  }

  private static Decision refused(Refusal refusal, PaymentCompletedEvent payment, String detail) {
    return new Decision.Refused(refusal, "payment " + payment.paymentId() + ": " + detail);
  }
}
