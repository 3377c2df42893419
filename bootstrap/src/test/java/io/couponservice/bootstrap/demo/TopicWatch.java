package io.couponservice.bootstrap.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An independent consumer: tells what comes on topics from now on. */
final class TopicWatch implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration POLL = Duration.ofMillis(100);
  private static final long STOP_SECONDS = 10;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final int partitions;
  private final Consumer<SeenEvent> seen;
  private final Thread thread = new Thread(this::watch, "topic-watch");
  private volatile boolean stopping;

  private TopicWatch(
      KafkaConsumer<byte[], byte[]> consumer, int partitions, Consumer<SeenEvent> seen) {
    this.consumer = consumer;
    this.partitions = partitions;
    this.seen = seen;
  }

  /**
   * Starts.
   *
   * @param seen told of each record, on one thread
   */
  static TopicWatch start(String bootstrapServers, List<String> topics, Consumer<SeenEvent> seen) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        topics.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // Asked for now: else it is found with the first poll, after what is to be seen.
    partitions.forEach(consumer::position);
    TopicWatch watch = new TopicWatch(consumer, partitions.size(), seen);
    watch.thread.start();
    return watch;
  }

  /** How many it listens to. */
  int partitions() {
    return partitions;
  }

  private void watch() {
    try (consumer) {
      while (!stopping) {
        consumer.poll(POLL).forEach(record -> seen.accept(toEvent(record)));
      }
    }
  }

  private static SeenEvent toEvent(ConsumerRecord<byte[], byte[]> record) {
    return new SeenEvent(
        record.topic(),
        record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8),
        json(record.value()));
  }

  private static JsonNode json(byte[] value) {
    try {
      return value == null ? null : JSON.readTree(value);
    } catch (JacksonException e) {
      return null;
    }
  }

  @Override
  public void close() {
    stopping = true;
    try {
      TimeUnit.SECONDS.timedJoin(thread, STOP_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
