package io.couponservice.domain.coupon;

import io.couponservice.domain.event.CouponCancelledEvent;
import io.couponservice.domain.event.CouponUsedEvent;
import io.couponservice.domain.event.PaymentCompletedEvent;
import io.couponservice.domain.policy.LatePaymentRule;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Decides what a completed payment does to the coupon that it names. */
public final class PaymentCompletedDecision {

  private PaymentCompletedDecision() {}

  /**
   * Decides, the first line that fits. The order of the lines matters: it makes the outcome
   * independent of the order in which events arrive.
   *
   * @param state what there is, not null
   * @param payment not null
   * @return never null
   */
  public static Decision decide(PaymentCase state, PaymentCompletedEvent payment) {
    if (payment.couponId() == null) {
      return new Decision.Ignored();
    }
    Optional<Decision> mismatch =
        state.mismatch(payment.couponId(), payment.userId(), payment.orderId());
    if (mismatch.isPresent()) {
      return mismatch.get();
    }
    Reservation reservation = state.reservation();
    if (payment.paymentId().equals(reservation.paymentId())
        || state.usedFor(payment.orderId(), payment.paymentId())) {
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
    return reservation.orderCancelledAt() == null
        ? used(state, payment, null)
        : ofCancelledOrder(state, payment);
  }

  private static Decision ofCancelledOrder(PaymentCase state, PaymentCompletedEvent payment) {
    return switch (state.policy().terms().restoreRule()) {
      case RESTORE -> withoutEffect(state, payment);
      case RESTORE_WITH_GRACE ->
          needsGrace(state) ? restoredWithGrace(state, payment) : withoutEffect(state, payment);
      case NEVER -> used(state, payment, RestoreVerdict.NOT_RESTORED);
    };
  }

  private static boolean needsGrace(PaymentCase state) {
    return state.reservation().orderCancelledAt().isAfter(state.coupon().expiryDate())
        && state.policy().active()
        && state.coupon().free();
  }

  private static Decision used(
      PaymentCase state, PaymentCompletedEvent payment, RestoreVerdict verdict) {
    Coupon coupon = state.coupon();
    Reservation reservation = state.reservation();
    boolean held = coupon.belongsTo(reservation.reservationId());
    if (!held && !coupon.free()) {
      return refused(
          Refusal.RESERVATION_CONFLICT,
          payment,
          "reservation %s has the coupon; at stake: %s"
              .formatted(coupon.reservationId(), reservation.discountAmount()));
    }
    Reservation confirmed = reservation.confirmed(payment.paymentId(), payment.completedAt());
    return new Changes(coupon)
        .take(
            held ? CouponTrigger.PAYMENT_COMPLETED : CouponTrigger.LATE_PAYMENT_COMPLETED,
            confirmed,
            CouponUsedEvent.of(confirmed),
            verdict,
            note(reservation, payment))
        .applied();
  }

  /** As if the payment had come first: the coupon was used, and came back with grace. */
  private static Decision restoredWithGrace(PaymentCase state, PaymentCompletedEvent payment) {
    Reservation reservation = state.reservation();
    LocalDateTime cancelledAt = reservation.orderCancelledAt();
    Reservation closed =
        reservation
            .accepted(payment.paymentId(), payment.completedAt())
            .cancelled(CancelReason.ORDER_CANCELLED, cancelledAt);
    return new Changes(state.coupon())
        .extend(state.policy().terms().graceAfter(cancelledAt))
        .useAndRestore(
            closed,
            note(reservation, payment),
            List.of(CouponUsedEvent.of(closed), CouponCancelledEvent.of(closed)))
        .applied();
  }

  /** As if the payment had come first: the coupon was used, and came back. */
  private static Decision withoutEffect(PaymentCase state, PaymentCompletedEvent payment) {
    Reservation reservation = state.reservation();
    return new Changes(state.coupon())
        .keep(
            CouponTrigger.PAYMENT_COMPLETED,
            List.of(reservation.accepted(payment.paymentId(), payment.completedAt())),
            RestoreVerdict.RESTORED,
            note(reservation, payment))
        .applied();
  }

  private static String note(Reservation reservation, PaymentCompletedEvent payment) {
    return payment.amount().equals(reservation.finalAmount())
        ? null
        : "paid %s instead of %s".formatted(payment.amount(), reservation.finalAmount());
  }

  private static Decision refused(Refusal refusal, PaymentCompletedEvent payment, String detail) {
    return new Decision.Refused(refusal, "payment " + payment.paymentId() + ": " + detail);
  }
}
