package io.couponservice.bootstrap.oracle;

import static io.couponservice.bootstrap.oracle.FieldKind.LOCAL_TIME;
import static io.couponservice.bootstrap.oracle.FieldKind.NUMBER;
import static io.couponservice.bootstrap.oracle.FieldKind.TEXT;
import static io.couponservice.bootstrap.oracle.FieldKind.TEXT_OR_NULL;
import static java.util.Map.entry;

import java.util.Map;

/** The fields of {@code data} that the document promises, topic by topic. */
final class EventFields {

  private static final Map<PublishedTopic, Map<String, FieldKind>> FIELDS =
      Map.of(
          PublishedTopic.ISSUED,
          Map.ofEntries(
              entry("couponId", NUMBER),
              entry("policyId", NUMBER),
              entry("userId", NUMBER),
              entry("couponCode", TEXT_OR_NULL),
              entry("couponName", TEXT),
              entry("discountType", TEXT),
              entry("discountValue", NUMBER),
              entry("issueType", TEXT),
              entry("status", TEXT),
              entry("expiryDate", LOCAL_TIME),
              entry("issuedAt", LOCAL_TIME)),
          PublishedTopic.RESERVED,
          Map.of(
              "reservationId", TEXT,
              "couponId", NUMBER,
              "userId", NUMBER,
              "orderId", TEXT,
              "orderAmount", NUMBER,
              "discountAmount", NUMBER,
              "reservedAt", LOCAL_TIME,
              "expiresAt", LOCAL_TIME),
          PublishedTopic.USED,
          Map.of(
              "couponId", NUMBER,
              "userId", NUMBER,
              "orderId", TEXT,
              "paymentId", TEXT,
              "originalAmount", NUMBER,
              "discountAmount", NUMBER,
              "finalAmount", NUMBER,
              "usedAt", LOCAL_TIME),
          PublishedTopic.CANCELLED,
          Map.of(
              "couponId", NUMBER,
              "reservationId", TEXT,
              "userId", NUMBER,
              "orderId", TEXT,
              "cancelledAt", LOCAL_TIME,
              "reason", TEXT),
          PublishedTopic.EXPIRED,
          Map.of(
              "couponId", NUMBER,
              "userId", NUMBER,
              "policyId", NUMBER,
              "expiredAt", LOCAL_TIME,
              "reason", TEXT));

  private EventFields() {}

  static Map<String, FieldKind> of(PublishedTopic topic) {
    return FIELDS.get(topic);
  }
}
