package io.couponservice.domain.event;

import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.money.Won;
import java.time.LocalDateTime;

/**
 * A coupon was used (쿠폰이 사용되었을 때).
 *
 * @param couponId the coupon
 * @param userId its owner
 * @param orderId the order
 * @param paymentId the payment
 * @param originalAmount the order's amount before the discount
 * @param discountAmount the discount
 * @param finalAmount what was left to pay
 * @param usedAt when the payment was completed, local
 */
public record CouponUsedEvent(
    long couponId,
    long userId,
    String orderId,
    String paymentId,
    Won originalAmount,
    Won discountAmount,
    Won finalAmount,
    LocalDateTime usedAt)
    implements CouponEvent {

  /**
   * The event of a reservation that has just accepted a payment.
   *
   * @param reservation paid, not null
   * @return never null
   */
  public static CouponUsedEvent of(Reservation reservation) {
    return new CouponUsedEvent(
        reservation.couponId(),
        reservation.userId(),
        reservation.orderId(),
        reservation.paymentId(),
        reservation.orderAmount(),
        reservation.discountAmount(),
        reservation.finalAmount(),
        reservation.paidAt());
  }

  @Override
  public EventType type() {
    return EventType.COUPON_USED;
  }
}
