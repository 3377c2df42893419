package io.couponservice.kafka.topic;

import io.couponservice.application.failed.DeadLetters;
import io.couponservice.domain.event.EventType;
import io.couponservice.kafka.codec.JsonEventDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The topics of the contract. */
public final class ContractTopics {

  private static final int PARTITIONS = 3;
  static final int REPLICATION = 2;
  private static final int DEAD_LETTER_EXTRA_BYTES = 64 << 10;
  private static final Map<String, String> DURABLE = Map.of("min.insync.replicas", "2");
  private static final List<EventType> SUBSCRIBED =
      List.of(EventType.PAYMENT_COMPLETED, EventType.PAYMENT_FAILED);

  private ContractTopics() {}

  /** The topics that the service consumes. */
  public static List<String> subscribed() {
    return SUBSCRIBED.stream().map(EventType::topic).toList();
  }

  static List<TopicSpec> all() {
    return Stream.of(
            Stream.of(
                published(EventType.COUPON_ISSUED, 7),
                published(EventType.COUPON_RESERVED, 1),
                published(EventType.COUPON_USED, 7),
                published(EventType.COUPON_CANCELLED, 7),
                published(EventType.COUPON_EXPIRED, 7)),
            subscribed().stream().map(topic -> spec(topic, 7, Map.of())),
            subscribed().stream().map(ContractTopics::deadLetters))
        .flatMap(topics -> topics)
        .toList();
  }

  private static TopicSpec published(EventType type, int days) {
    return spec(type.topic(), days, DURABLE);
  }

  private static TopicSpec deadLetters(String topic) {
    int maxBytes = JsonEventDecoder.MAX_BYTES + DEAD_LETTER_EXTRA_BYTES;
    return spec(
        topic + DeadLetters.TOPIC_SUFFIX,
        30,
        Map.of("min.insync.replicas", "2", "max.message.bytes", Integer.toString(maxBytes)));
  }

  private static TopicSpec spec(String name, int days, Map<String, String> configs) {
    return new TopicSpec(name, PARTITIONS, REPLICATION, Duration.ofDays(days), configs);
  }
}
