package io.couponservice.bootstrap.oracle;

import java.util.List;

/** A record as it lies in a topic. */
public record TopicRecord(
    String topic,
    int partition,
    long offset,
    long timestamp,
    Bytes key,
    Bytes value,
    List<TopicHeader> headers) {

  public TopicRecord {
    headers = List.copyOf(headers);
  }

  /** Where it lies, which is also how violations name it. */
  public String position() {
    return position(topic, partition, offset);
  }

  static String position(String topic, int partition, long offset) {
    return topic + "-" + partition + "@" + offset;
  }

  /** The texts of all headers of that name. */
  public List<String> header(String name) {
    return headers.stream()
        .filter(header -> header.name().equals(name))
        .map(header -> header.value().toString())
        .toList();
  }
}
