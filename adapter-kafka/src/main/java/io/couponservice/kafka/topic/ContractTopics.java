package io.couponservice.kafka.topic;

import io.couponservice.application.failed.DeadLetters;
import io.couponservice.domain.event.EventType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The topics of the contract. */
public final class ContractTopics {

  private static final int PARTITIONS = 3;
  static final int REPLICATION = 2;
  static final String MIN_IN_SYNC = "min.insync.replicas";
  private static final int DEAD_LETTER_EXTRA_BYTES = 64 << 10;
  private static final List<EventType> SUBSCRIBED =
      List.of(EventType.PAYMENT_COMPLETED, EventType.PAYMENT_FAILED, EventType.ORDER_CANCELLED);

  private ContractTopics() {}

  /** The topics that the service consumes. */
  public static List<String> subscribed() {
    return SUBSCRIBED.stream().map(EventType::topic).toList();
  }

  /** The topics that the service publishes and consumes; those of dead letters follow them. */
  static List<TopicSpec> originals() {
    return Stream.concat(
            Stream.of(
                published(EventType.COUPON_ISSUED, 7),
                published(EventType.COUPON_RESERVED, 1),
                published(EventType.COUPON_USED, 7),
                published(EventType.COUPON_CANCELLED, 7),
                published(EventType.COUPON_EXPIRED, 7)),
            subscribed().stream().map(ContractTopics::consumed))
        .toList();
  }

  /**
   * The dead-letter topic of a topic.
   *
   * @param original as it is
   * @param maxMessageBytes the greatest record of the original
   */
  static TopicSpec deadLetters(TopicSpec original, int maxMessageBytes) {
    return new TopicSpec(
        original.name() + DeadLetters.TOPIC_SUFFIX,
        original.partitions(),
        original.replication(),
        Duration.ofDays(30),
        Map.of(
            MIN_IN_SYNC,
            "2",
            "max.message.bytes",
            Integer.toString(Math.addExact(maxMessageBytes, DEAD_LETTER_EXTRA_BYTES))));
  }

  /** A topic that the service consumes, as it would create it. */
  static TopicSpec consumed(String topic) {
    return spec(topic, 7, Map.of());
  }

  private static TopicSpec published(EventType type, int days) {
    return spec(type.topic(), days, Map.of(MIN_IN_SYNC, "2"));
  }

  private static TopicSpec spec(String name, int days, Map<String, String> configs) {
    return new TopicSpec(name, PARTITIONS, REPLICATION, Duration.ofDays(days), configs);
  }
}
