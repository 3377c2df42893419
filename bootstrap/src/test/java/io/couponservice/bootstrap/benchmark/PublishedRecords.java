package io.couponservice.bootstrap.benchmark;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What comes to a topic from now on, looked at afterwards, so that a measurement is left alone. */
final class PublishedRecords {

  private static final Duration POLL = Duration.ofSeconds(1);

  private final String bootstrapServers;
  private final String topic;
  private final Map<TopicPartition, Long> before;

  PublishedRecords(String bootstrapServers, String topic) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      before = consumer.endOffsets(partitions(consumer));
    }
  }

  /** Fails unless so many records came, each about another coupon. */
  void requireOneEach(int count) {
    Set<String> coupons = new HashSet<>();
    int records = 0;
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      consumer.assign(before.keySet());
      before.forEach(consumer::seek);
      Map<TopicPartition, Long> end = consumer.endOffsets(before.keySet());
      while (end.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<String, byte[]> each : consumer.poll(POLL)) {
          coupons.add(each.key());
          records++;
        }
      }
    }
    if (records != count || coupons.size() != count) {
      throw new IllegalStateException(
          "%d records of %d coupons on %s, not one each of %d"
              .formatted(records, coupons.size(), topic, count));
    }
  }

  private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private KafkaConsumer<String, byte[]> consumer() {
    Properties properties = new Properties();
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
