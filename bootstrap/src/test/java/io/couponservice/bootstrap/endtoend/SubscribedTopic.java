package io.couponservice.bootstrap.endtoend;

/** A topic that the service consumes, with what a good event on it looks like and does. */
enum SubscribedTopic {
  PAYMENT_COMPLETED(
      "payment.completed",
      "USED",
      "coupon.used",
      """
      "paymentId": "PAY-%1$s", "orderId": "%2$s", "userId": %3$d, "couponId": %4$d,
      "reservationId": "%5$s", "amount": %6$d, "paymentMethod": "CREDIT_CARD",
      "completedAt": "2026-01-01T10:05:00"
      """),
  PAYMENT_FAILED(
      "payment.failed",
      "ISSUED",
      "coupon.cancelled",
      """
      "paymentId": "PAY-%1$s", "orderId": "%2$s", "userId": %3$d, "couponId": %4$d,
      "reservationId": "%5$s", "failureReason": "TIMEOUT", "failedAt": "2026-01-01T10:05:00"
      """),
  ORDER_CANCELLED(
      "order.cancelled",
      "ISSUED",
      "coupon.cancelled",
      """
      "orderId": "%2$s", "userId": %3$d, "couponId": %4$d,
      "cancelReason": "CUSTOMER_REQUEST", "cancelledAt": "2026-01-01T10:05:00"
      """);

  private final String topic;
  private final String status;
  private final String published;
  private final String data;

  SubscribedTopic(String topic, String status, String published, String data) {
    this.topic = topic;
    this.status = status;
    this.published = published;
    this.data = data;
  }

  String topic() {
    return topic;
  }

  String deadLetters() {
    return topic + ".DLQ";
  }

  /** What a reserved coupon becomes. */
  String statusAfter() {
    return status;
  }

  /** Where that is told. */
  String published() {
    return published;
  }

  /** A good event about a booking. */
  String event(String eventId, Booking booking) {
    String filled =
        data.formatted(
            eventId,
            booking.orderId(),
            booking.userId(),
            booking.couponId(),
            booking.reservationId(),
            booking.amount());
    return """
        {"eventId": "%1$s", "eventType": "%2$s", "timestamp": "2026-01-01T10:05:00Z",
         "data": {%3$s},
         "metadata": {"correlationId": "corr_%1$s", "source": "other-service", "version": "1.0"}}
        """
        .formatted(eventId, name(), filled);
  }
}
