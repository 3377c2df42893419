package io.couponservice.bootstrap.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What came in: distinct events with all the places where each lies, and what was unreadable. */
final class Inbox {

  private final Map<ProcessedEventRow, InboundEvent> events = new LinkedHashMap<>();
  private final Map<ProcessedEventRow, Set<String>> positions = new LinkedHashMap<>();
  private final Map<String, InboundEvent> byPosition = new LinkedHashMap<>();
  private final Map<String, TopicRecord> records = new LinkedHashMap<>();
  private final Map<OrderOfCoupon, List<InboundEvent>> cancelledOrders = new LinkedHashMap<>();
  private final Map<Long, List<InboundEvent>> cancelledOrdersOfCoupon = new LinkedHashMap<>();
  private final List<TopicRecord> unreadable = new ArrayList<>();

  Inbox(TopicContents topics) {
    for (InboundTopic topic : InboundTopic.values()) {
      topics.of(topic.topic()).forEach(each -> add(topic, each));
    }
  }

  private void add(InboundTopic topic, TopicRecord origin) {
    records.put(origin.position(), origin);
    InboundReading.read(topic, origin)
        .ifPresentOrElse(event -> add(event, origin), () -> unreadable.add(origin));
  }

  private void add(InboundEvent event, TopicRecord origin) {
    events.putIfAbsent(event.asProcessed(), event);
    positions
        .computeIfAbsent(event.asProcessed(), unseen -> new LinkedHashSet<>())
        .add(origin.position());
    byPosition.put(origin.position(), event);
    if (event.topic() == InboundTopic.ORDER_CANCELLED && event.couponId().isPresent()) {
      cancelledOrders.computeIfAbsent(event.order(), unseen -> new ArrayList<>()).add(event);
      cancelledOrdersOfCoupon
          .computeIfAbsent(event.couponId().getAsLong(), unseen -> new ArrayList<>())
          .add(event);
    }
  }

  /** The readable ones, each once. */
  Map<ProcessedEventRow, InboundEvent> events() {
    return events;
  }

  Set<String> positions(InboundEvent event) {
    return positions.get(event.asProcessed());
  }

  /** The readable event at each position. */
  Map<String, InboundEvent> byPosition() {
    return byPosition;
  }

  /** What was said of an order being cancelled. */
  List<InboundEvent> cancellationsOf(OrderOfCoupon order) {
    return cancelledOrders.getOrDefault(order, List.of());
  }

  /** What was said of any order of a coupon being cancelled. */
  List<InboundEvent> cancellationsOf(long couponId) {
    return cancelledOrdersOfCoupon.getOrDefault(couponId, List.of());
  }

  Map<String, TopicRecord> records() {
    return records;
  }

  List<TopicRecord> unreadable() {
    return unreadable;
  }
}
