package io.couponservice.domain.coupon;

import io.couponservice.domain.policy.CouponPolicy;
import java.util.Optional;

/**
 * All that a decision about a payment looks at.
 *
 * @param coupon the coupon that the payment names, null if there is none
 * @param policy its policy, null only if there is no coupon
 * @param reservation the reservation that the payment names, null if there is none
 * @param holder the reservation that holds or used the coupon, null if it is free
 */
public record PaymentCase(
    Coupon coupon, CouponPolicy policy, Reservation reservation, Reservation holder) {

  /**
   * Checks that the payment speaks of things that exist and belong together.
   *
   * @param couponId as the payment has it
   * @param userId as the payment has it
   * @param orderId as the payment has it, not null
   * @return the refusal, or empty if all agree
   */
  Optional<Decision> mismatch(long couponId, long userId, String orderId) {
    if (coupon == null) {
      return refused(Refusal.UNKNOWN_COUPON, "there is no coupon " + couponId);
    }
    if (reservation == null) {
      return refused(Refusal.UNKNOWN_RESERVATION, "there is no such reservation");
    }
    if (!reservation.matches(couponId, userId, orderId)) {
      return refused(
          Refusal.MISMATCH,
          "the reservation is of coupon %d, user %d and order %s"
              .formatted(reservation.couponId(), reservation.userId(), reservation.orderId()));
    }
    return Optional.empty();
  }

  /** Whether the coupon was used for an order and a payment, by whichever way. */
  boolean usedFor(String orderId, String paymentId) {
    return holder != null
        && holder.orderId().equals(orderId)
        && paymentId.equals(holder.paymentId());
  }

  private static Optional<Decision> refused(Refusal refusal, String detail) {
    return Optional.of(new Decision.Refused(refusal, detail));
  }
}
