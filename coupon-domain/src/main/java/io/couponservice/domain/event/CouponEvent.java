package io.couponservice.domain.event;

/** The data of an event that this service publishes. */
public sealed interface CouponEvent
    permits CouponIssuedEvent,
        CouponReservedEvent,
        CouponUsedEvent,
        CouponCancelledEvent,
        CouponExpiredEvent {

  /**
   * The type, and with it the topic.
   *
   * @return never null
   */
  EventType type();

  /**
   * The coupon that it is about: the key of the Kafka record.
   *
   * @return 1 or more
   */
  long couponId();
}
