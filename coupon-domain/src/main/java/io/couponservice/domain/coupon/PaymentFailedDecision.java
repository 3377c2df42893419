package io.couponservice.domain.coupon;

import io.couponservice.domain.event.PaymentFailedEvent;
import java.time.LocalDateTime;
import java.util.Optional;

/** Decides what a failed payment does to the coupon that it names. */
public final class PaymentFailedDecision {

  private PaymentFailedDecision() {}

  /**
   * Decides, the first line that fits.
   *
   * @param state what there is, not null
   * @param payment not null
   * @param now the time in the service's zone, not null
   * @return never null
   */
  public static Decision decide(PaymentCase state, PaymentFailedEvent payment, LocalDateTime now) {
    if (payment.couponId() == null) {
      return new Decision.Ignored();
    }
    Optional<Decision> mismatch =
        state.mismatch(payment.couponId(), payment.userId(), payment.orderId());
    if (mismatch.isPresent()) {
      return mismatch.get();
    }
    Reservation reservation = state.reservation();
    if (reservation.status() == ReservationStatus.ACTIVE) {
      return new Changes(state.coupon())
          .release(reservation.cancelled(CancelReason.PAYMENT_FAILED, payment.failedAt()), null)
          .settle(state.policy(), now)
          .applied();
    }
    if (payment.paymentId().equals(reservation.paymentId())) {
      return new Decision.Refused(
          Refusal.CONTRADICTORY_PAYMENT,
          "payment " + payment.paymentId() + " was accepted as completed before");
    }
    return new Decision.Ignored();
  }
}
