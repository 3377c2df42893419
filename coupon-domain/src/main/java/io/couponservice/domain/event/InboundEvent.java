package io.couponservice.domain.event;

/** The data of an event that this service subscribes to. */
public sealed interface InboundEvent
    permits PaymentCompletedEvent, PaymentFailedEvent, OrderCancelledEvent {

  /**
   * The type, and with it the topic.
   *
   * @return never null
   */
  EventType type();

  /**
   * The coupon that the event speaks of.
   *
   * @return null if it speaks of none: then it is not about coupons
   */
  Long couponId();

  /**
   * The order that the event speaks of.
   *
   * @return never null
   */
  String orderId();

  /**
   * The user that the event speaks of.
   *
   * @return any number
   */
  long userId();
}
