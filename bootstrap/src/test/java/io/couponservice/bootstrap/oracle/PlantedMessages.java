package io.couponservice.bootstrap.oracle;

import java.time.LocalDateTime;

/** What other services say; the event's id is that of the payment, or made from the order's. */
final class PlantedMessages {

  private final PlantedTopics topics;

  PlantedMessages(PlantedTopics topics) {
    this.topics = topics;
  }

  TopicRecord completed(ReservationRow row, String payment, int partition, LocalDateTime at) {
    String data =
        """
        "paymentId":"%s","orderId":"%s","userId":%d,"amount":90000,"couponId":%d,
        "reservationId":"%s","paymentMethod":"CARD","completedAt":"%s\""""
            .formatted(
                payment,
                row.orderId(),
                row.userId(),
                row.couponId(),
                row.reservationId(),
                PlantedTopics.time(at));
    return topics.receive(InboundTopic.PAYMENT_COMPLETED, partition, payment, data);
  }

  /** A payment that no coupon of ours is part of. */
  TopicRecord withoutCoupon(String payment, long user, long amount) {
    String data =
        """
        "paymentId":"%s","orderId":"ORDER-other","userId":%d,"amount":%d,"couponId":null,
        "paymentMethod":"CARD","completedAt":"2024-01-01T12:05:00\""""
            .formatted(payment, user, amount);
    return topics.receive(InboundTopic.PAYMENT_COMPLETED, 0, payment, data);
  }

  TopicRecord failed(ReservationRow row, String payment) {
    String data =
        """
        "paymentId":"%s","orderId":"%s","userId":%d,"couponId":%d,"reservationId":"%s",
        "failureReason":"INSUFFICIENT_BALANCE","failedAt":"2024-01-01T12:05:00\""""
            .formatted(payment, row.orderId(), row.userId(), row.couponId(), row.reservationId());
    return topics.receive(InboundTopic.PAYMENT_FAILED, 0, payment, data);
  }

  TopicRecord cancelled(String eventId, long coupon, long user, String order, LocalDateTime at) {
    String data =
        """
        "orderId":"%s","userId":%d,"couponId":%d,"cancelReason":"CUSTOMER_REQUEST",
        "cancelledAt":"%s\""""
            .formatted(order, user, coupon, PlantedTopics.time(at));
    return topics.receive(InboundTopic.ORDER_CANCELLED, 0, eventId, data);
  }
}
