package io.couponservice.domain.coupon;

import io.couponservice.domain.event.CouponCancelledEvent;
import io.couponservice.domain.event.CouponEvent;
import io.couponservice.domain.event.PaymentFailedEvent;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
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
      return new Decision.Refused(
          Refusal.CONTRADICTORY_PAYMENT,
          "payment " + payment.paymentId() + " was accepted as completed before");
    }
    if (reservation.status() != ReservationStatus.ACTIVE) {
      return new Decision.Ignored();
    }
    return released(
        state, reservation.cancelled(CancelReason.PAYMENT_FAILED, payment.failedAt()), now);
  }

  private static Decision released(PaymentCase state, Reservation closed, LocalDateTime now) {
    List<CouponEvent> events = new ArrayList<>();
    events.add(CouponCancelledEvent.of(closed));
    Coupon freed = state.coupon().freed(CouponTrigger.PAYMENT_FAILED);
    Coupon settled = Expiry.settle(freed, state.policy(), now, events);
    return new Decision.Applied(settled, closed, events);
  }
}
