package io.couponservice.domain.event;

import io.couponservice.domain.coupon.CancelReason;
import io.couponservice.domain.coupon.Reservation;
import java.time.LocalDateTime;

/**
 * The hold on a coupon was released (쿠폰 예약이 취소되었을 때).
 *
 * @param couponId the coupon
 * @param reservationId the reservation
 * @param userId the coupon's owner
 * @param orderId the order
 * @param cancelledAt when the cause happened, local
 * @param reason the cause
 */
public record CouponCancelledEvent(
    long couponId,
    String reservationId,
    long userId,
    String orderId,
    LocalDateTime cancelledAt,
    CancelReason reason)
    implements CouponEvent {

  /**
   * The event of a reservation that was just released.
   *
   * @param reservation cancelled, not null
   * @return never null
   */
  public static CouponCancelledEvent of(Reservation reservation) {
    return new CouponCancelledEvent(
        reservation.couponId(),
        reservation.reservationId(),
        reservation.userId(),
        reservation.orderId(),
        reservation.closedAt(),
        reservation.reason());
  }

  @Override
  public EventType type() {
    return EventType.COUPON_CANCELLED;
  }
}
