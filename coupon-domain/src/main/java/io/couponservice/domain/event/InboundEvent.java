package io.couponservice.domain.event;

/** The data of an event that this service subscribes to. */
public sealed interface InboundEvent permits PaymentCompletedEvent, PaymentFailedEvent {

  /**
   * The type, and with it the topic.
   *
   * @return never null
   */
  EventType type();

  /**
   * The coupon and the reservation that the event speaks of.
   *
   * @return null if it speaks of none: then it is not about coupons
   */
  CouponRef coupon();

  /**
   * A coupon under a reservation.
   *
   * @param couponId the coupon
   * @param reservationId its reservation, not null
   */
  record CouponRef(long couponId, String reservationId) {}
}
