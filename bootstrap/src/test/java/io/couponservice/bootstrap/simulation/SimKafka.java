package io.couponservice.bootstrap.simulation;

import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.Header;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.application.record.OutboundRecord;
import io.couponservice.application.record.RecordPosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A broker that keeps everything, and what the consumer group has committed. */
final class SimKafka {

  /** A partition of a topic. */
  record Partition(String topic, int number) {}

  private static final int PARTITIONS = 3;

  private final SimClock clock;
  private final Map<String, List<List<InboundRecord>>> topics = new TreeMap<>();
  private final Map<Partition, Integer> committed = new HashMap<>();

  SimKafka(SimClock clock) {
    this.clock = clock;
  }

  void append(OutboundRecord record) {
    int partition = record.key() == null ? 0 : Math.floorMod(record.key().hashCode(), PARTITIONS);
    append(record.topic(), partition, record.key(), record.value(), record.headers());
  }

  void append(String topic, int number, Bytes key, Bytes value, List<Header> headers) {
    List<InboundRecord> partition =
        records(new Partition(topic, Math.floorMod(number, PARTITIONS)));
    partition.add(
        new InboundRecord(
            new RecordPosition(topic, Math.floorMod(number, PARTITIONS), partition.size()),
            clock.instant(),
            key,
            value,
            headers));
  }

  List<InboundRecord> records(Partition partition) {
    return topics
        .computeIfAbsent(
            partition.topic(),
            topic -> List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()))
        .get(partition.number());
  }

  /** All records of all topics. */
  List<InboundRecord> everything() {
    return topics.values().stream().flatMap(List::stream).flatMap(List::stream).toList();
  }

  /** The partitions of topics, in an order that does not change. */
  static List<Partition> partitionsOf(List<String> topics) {
    List<Partition> partitions = new ArrayList<>();
    for (String topic : topics) {
      for (int i = 0; i < PARTITIONS; i++) {
        partitions.add(new Partition(topic, i));
      }
    }
    return partitions;
  }

  int committed(Partition partition) {
    return committed.getOrDefault(partition, 0);
  }

  void commit(Partition partition, int offset) {
    committed.put(partition, offset);
  }

  boolean isConsumed(Partition partition) {
    return committed(partition) == records(partition).size();
  }
}
