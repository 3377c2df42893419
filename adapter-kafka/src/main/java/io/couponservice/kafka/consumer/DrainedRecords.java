package io.couponservice.kafka.consumer;

import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.Header;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.application.record.RecordPosition;
import io.couponservice.kafka.consumer.ConsumerSettings.Drain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What several polls brought and nobody has handled yet, by partition, so that a partition that is
 * revoked in between takes its records with it. Of one thread.
 */
final class DrainedRecords {

  private final Drain limits;
  private final Map<TopicPartition, List<InboundRecord>> records = new LinkedHashMap<>();
  private final Map<TopicPartition, OffsetAndMetadata> next = new LinkedHashMap<>();
  private int count;
  private long bytes;

  DrainedRecords(Drain limits) {
    this.limits = limits;
  }

  void add(ConsumerRecords<byte[], byte[]> polled) {
    for (TopicPartition partition : polled.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> added = polled.records(partition);
      List<InboundRecord> list = records.computeIfAbsent(partition, any -> new ArrayList<>());
      for (ConsumerRecord<byte[], byte[]> record : added) {
        InboundRecord inbound = toInbound(record);
        list.add(inbound);
        bytes += size(inbound);
      }
      count += added.size();
      ConsumerRecord<byte[], byte[]> last = added.get(added.size() - 1);
      Optional<Integer> epoch = last.leaderEpoch();
      next.put(partition, new OffsetAndMetadata(last.offset() + 1, epoch, ""));
    }
  }

  void drop(Collection<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      List<InboundRecord> dropped = records.remove(partition);
      next.remove(partition);
      if (dropped != null) {
        count -= dropped.size();
        bytes -= dropped.stream().mapToLong(DrainedRecords::size).sum();
      }
    }
  }

  boolean isEmpty() {
    return count == 0;
  }

  boolean isFull() {
    return count >= limits.maxRecords() || bytes >= limits.maxBytes();
  }

  List<InboundRecord> all() {
    List<InboundRecord> all = new ArrayList<>(count);
    records.values().forEach(all::addAll);
    return all;
  }

  /** The offsets to commit once these records have been handled. */
  Map<TopicPartition, OffsetAndMetadata> nextOffsets() {
    return Map.copyOf(next);
  }

  void clear() {
    records.clear();
    next.clear();
    count = 0;
    bytes = 0;
  }

  private static InboundRecord toInbound(ConsumerRecord<byte[], byte[]> record) {
    List<Header> headers = new ArrayList<>();
    record.headers().forEach(h -> headers.add(new Header(h.key(), Bytes.ofNullable(h.value()))));
    return new InboundRecord(
        new RecordPosition(record.topic(), record.partition(), record.offset()),
        Instant.ofEpochMilli(record.timestamp()),
        Bytes.ofNullable(record.key()),
        Bytes.ofNullable(record.value()),
        headers);
  }

  private static long size(InboundRecord record) {
    return size(record.key()) + size(record.value());
  }

  private static long size(Bytes bytes) {
    return bytes == null ? 0 : bytes.size();
  }
}
