package io.couponservice.bootstrap.oracle;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** A published record with what identifies it; its other fields may still be wrong. */
record PublishedEvent(
    PublishedTopic topic, TopicRecord origin, String eventId, long couponId, JsonNode body) {

  /** Empty when not even event and coupon can be told. */
  static Optional<PublishedEvent> read(PublishedTopic topic, TopicRecord origin) {
    return Json.object(origin.value())
        .flatMap(
            body -> {
              Optional<String> eventId = Json.text(body, "eventId");
              OptionalLong couponId = Json.number(body.path("data"), "couponId");
              return eventId.isPresent() && couponId.isPresent()
                  ? Optional.of(
                      new PublishedEvent(topic, origin, eventId.get(), couponId.getAsLong(), body))
                  : Optional.empty();
            });
  }

  JsonNode data() {
    return body.path("data");
  }

  /** The text of a field of data; an absent one is like an empty one. */
  String text(String field) {
    return Json.text(data(), field).orElse("");
  }

  /** The consumed event that caused it. */
  Optional<String> causationId() {
    return Json.text(body.path("metadata"), "causationId");
  }

  /**
   * When it was processed, in the zone of the local times: UTC, as in the contract's samples. Empty
   * when the timestamp is none.
   */
  Optional<LocalDateTime> processedAt() {
    try {
      return Json.text(body, "timestamp")
          .map(text -> LocalDateTime.ofInstant(Instant.parse(text), ZoneOffset.UTC));
    } catch (DateTimeParseException noInstant) {
      return Optional.empty();
    }
  }

  /** Reports an event that was processed before its time had come. */
  void requireNotBefore(LocalDateTime due, Findings findings) {
    findings.addUnless(
        processedAt().filter(at -> !at.isBefore(due)).isPresent(),
        subject(),
        "was published before " + due);
  }

  String correlationId() {
    return Json.text(body.path("metadata"), "correlationId").orElse("");
  }

  String subject() {
    return topic.topic() + " " + eventId + " of coupon " + couponId;
  }
}
