package io.couponservice.bootstrap.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was published: each event once, where its first record lies. */
final class Outbound {

  private final Map<PublishedTopic, List<PublishedEvent>> byTopic;
  private final Map<Long, List<PublishedEvent>> byCoupon;
  private final Map<String, List<PublishedEvent>> byCause;

  Outbound(TopicContents topics) {
    Map<String, PublishedEvent> distinct = new LinkedHashMap<>();
    for (PublishedTopic topic : PublishedTopic.values()) {
      for (TopicRecord each : topics.of(topic.topic())) {
        PublishedEvent.read(topic, each)
            .ifPresent(event -> distinct.putIfAbsent(event.eventId(), event));
      }
    }
    List<PublishedEvent> events = List.copyOf(distinct.values());
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
