package io.couponservice.domain.event;

/** The events that the service publishes and subscribes to, each with its topic. */
public enum EventType {
  /** A coupon was issued (쿠폰 발급). */
  COUPON_ISSUED("coupon.issued"),
  /** A coupon was reserved (쿠폰 예약). */
  COUPON_RESERVED("coupon.reserved"),
  /** A coupon was used (쿠폰 사용). */
  COUPON_USED("coupon.used"),
  /** The hold on a coupon was released (쿠폰 예약 취소). */
  COUPON_CANCELLED("coupon.cancelled"),
  /** A coupon expired (쿠폰 만료). */
  COUPON_EXPIRED("coupon.expired"),
  /** A payment was completed (결제 완료). */
  PAYMENT_COMPLETED("payment.completed"),
  /** A payment failed (결제 실패). */
  PAYMENT_FAILED("payment.failed"),
  /** An order was cancelled (주문 취소). */
  ORDER_CANCELLED("order.cancelled");

  private final String topic;

  EventType(String topic) {
    this.topic = topic;
  }

  /**
   * The Kafka topic that carries events of this type and no other.
   *
   * @return never null
   */
  public String topic() {
    return topic;
  }
}
