package io.couponservice.domain.coupon;

import io.couponservice.domain.policy.CouponPolicy;
import java.time.LocalDateTime;
import java.util.List;

/**
 * All that a decision about a coupon and an order looks at.
 *
 * @param coupon null if there is none
 * @param policy its policy, null only if there is no coupon
 * @param holder the reservation that holds or used the coupon, null if it is free
 * @param ofOrder all reservations that the order ever had on the coupon, not null
 */
public record CouponCase(
    Coupon coupon, CouponPolicy policy, Reservation holder, List<Reservation> ofOrder) {

  /** Copies the list. */
  public CouponCase {
    ofOrder = List.copyOf(ofOrder);
  }

  /** Whether the order is known as cancelled. */
  boolean orderCancelled() {
    return ofOrder.stream().anyMatch(reservation -> reservation.orderCancelledAt() != null);
  }

  /**
   * The changes so far: none, or the timeout of a hold whose time is over and that was not swept
   * yet. If the coupon's time is over as well, the order gets nothing, and none of this happens.
   */
  Changes withoutStaleHold(LocalDateTime now) {
    Changes changes = new Changes(coupon);
    return coupon.status() == CouponStatus.RESERVED && holder.timedOut(now)
        ? changes.release(
            holder.cancelled(CancelReason.RESERVATION_TIMEOUT, holder.expiresAt()), null)
        : changes;
  }
}
