package io.couponservice.bootstrap.endtoend;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Another service on the same broker: sends events, and listens. */
final class KafkaPeer implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final String bootstrapServers;
  private final KafkaProducer<String, String> producer;

  KafkaPeer(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    this.producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new StringSerializer(),
            new StringSerializer());
  }

  void send(String topic, String key, String value, Header... headers)
      throws InterruptedException, ExecutionException {
    producer.send(new ProducerRecord<>(topic, null, key, value, List.of(headers))).get();
  }

  /** Sends a record with a timestamp of its own. */
  void send(String topic, Instant timestamp, String key, String value)
      throws InterruptedException, ExecutionException {
    producer.send(new ProducerRecord<>(topic, null, timestamp.toEpochMilli(), key, value)).get();
  }

  /** Reads a topic from its beginning until a record fits. */
  ConsumerRecord<String, String> await(
      String topic, Predicate<ConsumerRecord<String, String>> wanted) {
    List<String> seen = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long end = System.nanoTime() + LIMIT.toNanos();
      while (System.nanoTime() < end) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
          if (wanted.test(record)) {
            return record;
          }
          seen.add(record.value());
        }
      }
    }
    throw new AssertionError("no such record on " + topic + " in " + LIMIT + ", but " + seen);
  }

  @Override
  public void close() {
    producer.close();
  }
}
