package io.couponservice.bootstrap.oracle;

import java.util.Arrays;
import java.util.Optional;

/** The topics that the service consumes. */
enum InboundTopic {
  PAYMENT_COMPLETED("payment.completed", "completedAt"),
  PAYMENT_FAILED("payment.failed", "failedAt"),
  ORDER_CANCELLED("order.cancelled", "cancelledAt");

  private final String topic;
  private final String timeField;

  InboundTopic(String topic, String timeField) {
    this.topic = topic;
    this.timeField = timeField;
  }

  String topic() {
    return topic;
  }

  String deadLetterTopic() {
    return topic + ".DLQ";
  }

  /** The name is the event type, too. */
  String eventType() {
    return name();
  }

  /** The field that says when it happened. */
  String timeField() {
    return timeField;
  }

  static Optional<InboundTopic> named(String topic) {
    return Arrays.stream(values()).filter(each -> each.topic.equals(topic)).findFirst();
  }
}
