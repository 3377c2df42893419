package io.couponservice.bootstrap.oracle;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Tells readable consumed records from unreadable ones, by the rules of the contract. */
final class InboundReading {

  private static final int LIMIT = 1 << 20;
  private static final String VERSION = "1.0";

  private InboundReading() {}

  /** Empty for what must become a dead letter unseen. */
  static Optional<InboundEvent> read(InboundTopic topic, TopicRecord origin) {
    if (origin.value().size() > LIMIT) {
      return Optional.empty();
    }
    return Json.object(origin.value())
        .filter(body -> isEnvelope(topic, body))
        .flatMap(body -> event(topic, body));
  }

  private static boolean isEnvelope(InboundTopic topic, JsonNode body) {
    JsonNode metadata = body.path("metadata");
    return id(body, "eventId").isPresent()
        && Json.text(body, "eventType").equals(Optional.of(topic.eventType()))
        && Json.text(body, "timestamp").filter(InboundReading::isInstant).isPresent()
        && Json.text(metadata, "correlationId").isPresent()
        && Json.text(metadata, "source").isPresent()
        && isKnownVersion(metadata);
  }

  private static boolean isKnownVersion(JsonNode metadata) {
    Stream<String> compatible =
        metadata.path("compatibleVersions").valueStream().map(each -> each.asString(""));
    return Json.text(metadata, "version").isPresent()
        && Stream.concat(Json.text(metadata, "version").stream(), compatible)
            .anyMatch(VERSION::equals);
  }

  private static Optional<InboundEvent> event(InboundTopic topic, JsonNode body) {
    JsonNode data = body.path("data");
    Optional<LocalDateTime> happenedAt =
        Json.text(data, topic.timeField()).flatMap(InboundReading::time);
    boolean readable =
        happenedAt.isPresent()
            && id(data, "orderId").isPresent()
            && Json.number(data, "userId").isPresent()
            && isComplete(topic, data)
            && isCouponReadable(topic, data);
    return readable
        ? Optional.of(
            new InboundEvent(
                topic,
                id(body, "eventId").orElseThrow(),
                Json.text(body.path("metadata"), "correlationId").orElseThrow(),
                id(data, "paymentId"),
                id(data, "orderId").orElseThrow(),
                Json.number(data, "userId").orElseThrow(),
                Json.number(data, "amount"),
                Json.number(data, "couponId"),
                // Nothing is read from it where the topic does not have it, or without a coupon.
                id(data, "reservationId")
                    .filter(any -> topic != InboundTopic.ORDER_CANCELLED)
                    .filter(any -> data.hasNonNull("couponId")),
                happenedAt.orElseThrow()))
        : Optional.empty();
  }

  private static boolean isComplete(InboundTopic topic, JsonNode data) {
    return switch (topic) {
      case PAYMENT_COMPLETED ->
          id(data, "paymentId").isPresent()
              && Json.number(data, "amount").orElse(-1) >= 0
              && isRemark(data, "paymentMethod");
      case PAYMENT_FAILED -> id(data, "paymentId").isPresent() && isRemark(data, "failureReason");
      case ORDER_CANCELLED -> isRemark(data, "cancelReason");
    };
  }

  /**
   * A payment that names a coupon must say which reservation; a cancelled order has only itself.
   */
  private static boolean isCouponReadable(InboundTopic topic, JsonNode data) {
    return !data.hasNonNull("couponId")
        || (Json.number(data, "couponId").isPresent()
            && (topic == InboundTopic.ORDER_CANCELLED || id(data, "reservationId").isPresent()));
  }

  /** Words for people, which nothing depends on: they may be missing, but must be a text. */
  private static boolean isRemark(JsonNode data, String field) {
    return !data.hasNonNull(field) || data.path(field).isString();
  }

  private static Optional<String> id(JsonNode parent, String field) {
    return Json.text(parent, field).filter(text -> text.indexOf('\0') < 0);
  }

  private static boolean isInstant(String text) {
    try {
      Instant.parse(text);
      return true;
    } catch (DateTimeParseException noInstant) {
      return false;
    }
  }

  private static Optional<LocalDateTime> time(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text));
    } catch (DateTimeParseException noTime) {
      return Optional.empty();
    }
  }
}
