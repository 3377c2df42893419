package io.couponservice.bootstrap.oracle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Whole topics, in the order of topic, partition and offset. */
public record TopicContents(List<TopicRecord> records) {

  private static final Duration IDLE_LIMIT = Duration.ofSeconds(30);

  public TopicContents {
    records =
        records.stream()
            .sorted(
                Comparator.comparing(TopicRecord::topic)
                    .thenComparingInt(TopicRecord::partition)
                    .thenComparingLong(TopicRecord::offset))
            .toList();
  }

  /** The records of one topic. */
  public List<TopicRecord> of(String topic) {
    return records.stream().filter(each -> each.topic().equals(topic)).toList();
  }

  /**
   * Reads from the beginning to where the topics end now, without a group, so that nothing of it
   * shows in committed offsets. A topic that does not exist is empty.
   */
  public static TopicContents read(String bootstrapServers, Collection<String> topics) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_uncommitted",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            5_000);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      return new TopicContents(readAll(consumer, partitions(consumer, topics)));
    }
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<byte[], byte[]> consumer, Collection<String> topics) {
    return consumer.listTopics().entrySet().stream()
        .filter(topic -> topics.contains(topic.getKey()))
        .flatMap(topic -> topic.getValue().stream())
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private static List<TopicRecord> readAll(
      KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    List<TopicRecord> all = new ArrayList<>();
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    long idleSince = System.nanoTime();
    while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
      int before = all.size();
      for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(200))) {
        if (each.offset() < ends.get(new TopicPartition(each.topic(), each.partition()))) {
          all.add(taken(each));
        }
      }
      if (all.size() > before) {
        idleSince = System.nanoTime();
      } else if (System.nanoTime() - idleSince > IDLE_LIMIT.toNanos()) {
        throw new IllegalStateException("no records for " + IDLE_LIMIT + " before " + ends);
      }
    }
    return all;
  }

  private static TopicRecord taken(ConsumerRecord<byte[], byte[]> each) {
    Stream<TopicHeader> headers =
        StreamSupport.stream(each.headers().spliterator(), false)
            .map(header -> new TopicHeader(header.key(), Bytes.of(header.value())));
    return new TopicRecord(
        each.topic(),
        each.partition(),
        each.offset(),
        each.timestamp(),
        Bytes.of(each.key()),
        Bytes.of(each.value()),
        headers.toList());
  }
}
