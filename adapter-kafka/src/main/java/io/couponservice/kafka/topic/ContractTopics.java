package io.couponservice.kafka.topic;

import io.couponservice.application.failed.DeadLetters;
import io.couponservice.domain.event.EventType;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The topics of the contract. */
public final class ContractTopics {

  private static final int PARTITIONS = 3;
  static final int REPLICATION = 2;
  static final String MIN_IN_SYNC = "min.insync.replicas";
  static final String MAX_BYTES = "max.message.bytes";
  private static final int DEAD_LETTER_EXTRA_BYTES = 64 << 10;
  private static final List<EventType> SUBSCRIBED =
      List.of(EventType.PAYMENT_COMPLETED, EventType.PAYMENT_FAILED, EventType.ORDER_CANCELLED);

  private ContractTopics() {}

  /** The topics that the service consumes. */
  public static List<String> subscribed() {
    return SUBSCRIBED.stream().map(EventType::topic).toList();
  }

  /** The topics that the service publishes, with those of dead letters. */
  public static List<String> published() {
    return originals().stream()
        .map(TopicSpec::name)
        .map(name -> subscribed().contains(name) ? name + DeadLetters.TOPIC_SUFFIX : name)
        .toList();
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

  /** The names of all topics of the contract. */
  static List<String> all() {
    return Stream.concat(
            originals().stream().map(TopicSpec::name),
            subscribed().stream().map(topic -> topic + DeadLetters.TOPIC_SUFFIX))
        .toList();
  }

  /**
   * The dead-letter topic of a topic.
   *
   * @param original as it is
   * @param maxBytes of the greatest record of the original, if that is known
   */
  static TopicSpec deadLetters(TopicSpec original, OptionalInt maxBytes) {
    Map<String, String> configs = new HashMap<>(Map.of(MIN_IN_SYNC, "2"));
    maxBytes.ifPresent(bytes -> configs.put(MAX_BYTES, Long.toString(withHeaders(bytes))));
    return new TopicSpec(
        original.name() + DeadLetters.TOPIC_SUFFIX,
        original.partitions(),
        original.replication(),
        Duration.ofDays(30),
        configs);
  }

  private static long withHeaders(int maxBytes) {
    return Math.min(Integer.MAX_VALUE, (long) maxBytes + DEAD_LETTER_EXTRA_BYTES);
  }

  private static TopicSpec consumed(String topic) {
    return spec(topic, 7, Map.of());
  }

  private static TopicSpec published(EventType type, int days) {
    return spec(type.topic(), days, Map.of(MIN_IN_SYNC, "2"));
  }

  private static TopicSpec spec(String name, int days, Map<String, String> configs) {
    return new TopicSpec(name, PARTITIONS, REPLICATION, Duration.ofDays(days), configs);
  }
}
