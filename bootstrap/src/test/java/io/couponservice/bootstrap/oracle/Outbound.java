package io.couponservice.bootstrap.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was published: each event once, where its first record lies. */
final class Outbound {

  private final List<PublishedRecord> records = new ArrayList<>();
  private final Map<String, PublishedEvent> byId = new LinkedHashMap<>();
  private final Map<PublishedTopic, List<PublishedEvent>> byTopic;
  private final Map<Long, List<PublishedEvent>> byCoupon;
  private final Map<String, List<PublishedEvent>> byCause;

  Outbound(TopicContents topics) {
    for (PublishedTopic topic : PublishedTopic.values()) {
      for (TopicRecord each : topics.of(topic.topic())) {
        Optional<PublishedEvent> content = PublishedEvent.read(topic, each);
        records.add(new PublishedRecord(each, content));
        content.ifPresent(event -> byId.putIfAbsent(event.eventId(), event));
      }
    }
    List<PublishedEvent> events = List.copyOf(byId.values());
    byTopic = grouped(events, PublishedEvent::topic);
    byCoupon = grouped(events, PublishedEvent::couponId);
    byCause = new LinkedHashMap<>();
    for (PublishedEvent event : events) {
      event
          .causationId()
          .ifPresent(
              cause -> byCause.computeIfAbsent(cause, unseen -> new ArrayList<>()).add(event));
    }
  }

  private static <K> Map<K, List<PublishedEvent>> grouped(
      List<PublishedEvent> events, Function<PublishedEvent, K> key) {
    return events.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }

  /** Every record, repeated ones and those that are no event too. */
  List<PublishedRecord> records() {
    return records;
  }

  /** Each event, topic by topic. */
  Map<String, PublishedEvent> byId() {
    return byId;
  }

  List<PublishedEvent> of(PublishedTopic topic) {
    return byTopic.getOrDefault(topic, List.of());
  }

  /** In the order of each topic's partition. */
  Map<Long, List<PublishedEvent>> byCoupon() {
    return byCoupon;
  }

  /** By the consumed event that each names as its cause. */
  Map<String, List<PublishedEvent>> byCause() {
    return byCause;
  }
}
