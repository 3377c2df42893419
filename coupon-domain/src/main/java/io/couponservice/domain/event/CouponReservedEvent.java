package io.couponservice.domain.event;

import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.money.Won;
import java.time.LocalDateTime;

/**
 * A coupon was reserved (쿠폰이 예약되었을 때).
 *
 * @param reservationId the reservation
 * @param couponId the coupon
 * @param userId its owner
 * @param orderId the order that holds it
 * @param orderAmount the order's amount before the discount
 * @param discountAmount the discount that the order gets
 * @param reservedAt when it was reserved, local
 * @param expiresAt when the reservation times out, local
 */
public record CouponReservedEvent(
    String reservationId,
    long couponId,
    long userId,
    String orderId,
    Won orderAmount,
    Won discountAmount,
    LocalDateTime reservedAt,
    LocalDateTime expiresAt)
    implements CouponEvent {

  /**
   * The event of a reservation that was just made.
   *
   * @param reservation not null
   * @return never null
   */
  public static CouponReservedEvent of(Reservation reservation) {
    return new CouponReservedEvent(
        reservation.reservationId(),
        reservation.couponId(),
        reservation.userId(),
        reservation.orderId(),
        reservation.orderAmount(),
        reservation.discountAmount(),
        reservation.reservedAt(),
        reservation.expiresAt());
  }

  @Override
  public EventType type() {
    return EventType.COUPON_RESERVED;
  }
}
