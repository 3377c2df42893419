package io.couponservice.bootstrap.oracle;

import java.util.Arrays;
import java.util.Optional;

/** The topics that the service publishes. */
enum PublishedTopic {
  ISSUED("coupon.issued", "COUPON_ISSUED"),
  RESERVED("coupon.reserved", "COUPON_RESERVED"),
  USED("coupon.used", "COUPON_USED"),
  CANCELLED("coupon.cancelled", "COUPON_CANCELLED"),
  EXPIRED("coupon.expired", "COUPON_EXPIRED");

  private final String topic;
  private final String eventType;

  PublishedTopic(String topic, String eventType) {
    this.topic = topic;
    this.eventType = eventType;
  }

  String topic() {
    return topic;
  }

  String eventType() {
    return eventType;
  }

  static Optional<PublishedTopic> named(String topic) {
    return Arrays.stream(values()).filter(each -> each.topic.equals(topic)).findFirst();
  }
}
