package io.couponservice.bootstrap.endtoend;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All records of some topics, byte for byte, from the first one on. Of one thread. */
final class RecordLog implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();

  RecordLog(String bootstrapServers, Collection<String> topics) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    partitions =
        topics.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Waits for a record, which may have been seen before. */
  ConsumerRecord<byte[], byte[]> await(Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
    long end = System.nanoTime() + LIMIT.toNanos();
    int looked = 0;
    while (System.nanoTime() < end) {
      for (; looked < seen.size(); looked++) {
        if (wanted.test(seen.get(looked))) {
          return seen.get(looked);
        }
      }
      consumer.poll(POLL).forEach(seen::add);
    }
    throw new AssertionError("no such record in " + LIMIT + " among " + seen.size());
  }

  /** All that fit, of what the topics have now. */
  List<ConsumerRecord<byte[], byte[]>> now(Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
      consumer.poll(POLL).forEach(seen::add);
    }
    return seen.stream().filter(wanted).toList();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
