package io.couponservice.bootstrap.oracle;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Topics in memory, with records as a correct service and its partners would write them. */
final class PlantedTopics {

  static final long TIMESTAMP = 1_704_103_200_000L;

  private final List<TopicRecord> records = new ArrayList<>();
  private final Map<String, Long> ends = new HashMap<>();
  private int events;

  TopicContents contents() {
    return new TopicContents(records);
  }

  /** Publishes an event, with its cause if it has one; returns its id. */
  String publish(PublishedTopic topic, long couponId, String cause, String data) {
    events++;
    String eventId = "evt_" + events;
    String correlation = "corr_" + (cause.isEmpty() ? eventId : cause);
    String causation = cause.isEmpty() ? "" : ",\"causationId\":\"" + cause + "\"";
    String body =
        """
        {"eventId":"%s","eventType":"%s","timestamp":"2024-03-01T10:00:00.123Z",
         "data":{"couponId":%d,%s},
         "metadata":{"correlationId":"%s","source":"coupon-service","version":"1.0"%s}}"""
            .formatted(eventId, topic.eventType(), couponId, data, correlation, causation);
    add(
        topic.topic(),
        (int) (couponId % 3),
        Bytes.of(Long.toString(couponId)),
        Bytes.of(body),
        header("eventId", eventId),
        header("eventType", topic.eventType()),
        header("correlationId", correlation));
    return eventId;
  }

  /** Another service's event; the correlation follows from the id. */
  TopicRecord receive(InboundTopic topic, int partition, String eventId, String data) {
    String body =
        """
        {"eventId":"%s","eventType":"%s","timestamp":"2024-01-01T10:05:00Z","data":{%s},
         "metadata":{"correlationId":"corr_%s","source":"payment-service","version":"1.0"}}"""
            .formatted(eventId, topic.eventType(), data, eventId);
    return add(topic.topic(), partition, Bytes.of(eventId), Bytes.of(body), header("trace", "t1"));
  }

  TopicRecord add(String topic, int partition, Bytes key, Bytes value, TopicHeader... headers) {
    long offset = ends.merge(topic + partition, 1L, Long::sum) - 1;
    TopicRecord added =
        new TopicRecord(topic, partition, offset, TIMESTAMP, key, value, List.of(headers));
    records.add(added);
    return added;
  }

  static TopicHeader header(String name, String value) {
    return new TopicHeader(name, Bytes.of(value));
  }

  static String time(LocalDateTime time) {
    return time.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss"));
  }

  /** The only record of a topic whose value contains the text. */
  TopicRecord the(String topic, String text) {
    List<TopicRecord> found = records.stream().filter(isThe(topic, text)).toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(found.size() + " records of " + topic + " with " + text);
    }
    return found.get(0);
  }

  void remove(TopicRecord record) {
    records.remove(record);
  }

  /** Publishes an equal record once more, as at-least-once allows. */
  TopicRecord repeat(TopicRecord each) {
    return add(
        each.topic(),
        each.partition(),
        each.key(),
        each.value(),
        each.headers().toArray(TopicHeader[]::new));
  }

  void change(TopicRecord record, UnaryOperator<TopicRecord> change) {
    records.replaceAll(each -> each.equals(record) ? change.apply(each) : each);
  }

  /** Replaces a text in the value of a record. */
  void edit(TopicRecord record, String from, String to) {
    if (!record.value().toString().contains(from)) {
      throw new IllegalArgumentException(record.value() + " has no " + from);
    }
    change(record, each -> withValue(each, each.value().toString().replace(from, to)));
  }

  private static TopicRecord withValue(TopicRecord each, String value) {
    return new TopicRecord(
        each.topic(),
        each.partition(),
        each.offset(),
        each.timestamp(),
        each.key(),
        Bytes.of(value),
        each.headers());
  }

  private static Predicate<TopicRecord> isThe(String topic, String text) {
    return each -> each.topic().equals(topic) && each.value().toString().contains(text);
  }
}
