package io.couponservice.bootstrap.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Dead letters, in the table and on their topics. */
final class PlantedLetters {

  static final Instant FAILED_AT = Instant.parse("2024-03-01T10:00:00.456Z");

  private final PlantedTopics topics;
  final List<FailedEventRow> rows = new ArrayList<>();

  PlantedLetters(PlantedTopics topics) {
    this.topics = topics;
  }

  void add(TopicRecord origin, String eventId, String reason, String status) {
    String id = "dead-" + rows.size();
    rows.add(row(id, origin, eventId, reason, status));
    List<TopicHeader> headers = new ArrayList<>(origin.headers());
    headers.add(PlantedTopics.header("dlq.id", id));
    headers.add(PlantedTopics.header("dlq.original.topic", origin.topic()));
    headers.add(PlantedTopics.header("dlq.original.partition", "" + origin.partition()));
    headers.add(PlantedTopics.header("dlq.original.offset", "" + origin.offset()));
    headers.add(PlantedTopics.header("dlq.original.timestamp", "" + origin.timestamp()));
    headers.add(PlantedTopics.header("dlq.original.group", "coupon-service"));
    headers.add(PlantedTopics.header("dlq.reason", reason));
    headers.add(PlantedTopics.header("dlq.attempts", "1"));
    topics.add(
        origin.topic() + ".DLQ",
        origin.partition(),
        origin.key(),
        origin.value(),
        headers.toArray(TopicHeader[]::new));
  }

  private static FailedEventRow row(
      String id, TopicRecord origin, String eventId, String reason, String status) {
    Optional<InboundEvent> event =
        InboundReading.read(InboundTopic.named(origin.topic()).orElseThrow(), origin);
    return new FailedEventRow(
        id,
        origin.topic(),
        origin.partition(),
        origin.offset(),
        origin.timestamp(),
        "coupon-service",
        origin.key(),
        origin.value(),
        Optional.of(eventId).filter(each -> !each.isEmpty()),
        event.map(each -> OptionalLong.of(each.userId())).orElse(OptionalLong.empty()),
        event.map(InboundEvent::couponId).orElse(OptionalLong.empty()),
        event.map(InboundEvent::orderId),
        event.flatMap(InboundEvent::reservationId),
        reason,
        1,
        status,
        FAILED_AT);
  }
}
