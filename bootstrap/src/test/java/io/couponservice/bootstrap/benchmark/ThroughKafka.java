package io.couponservice.bootstrap.benchmark;

import io.couponservice.bootstrap.benchmark.ReservedCoupons.Payment;
import io.couponservice.domain.event.EventType;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** From payment.completed on its topic to coupon.used on its topic. */
final class ThroughKafka {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final String bootstrapServers;

  ThroughKafka(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Sends payments, to a service that runs, and waits until as many events have arrived on
   * coupon.used.
   *
   * @return the time from the first send to the last arrival, in nanoseconds
   */
  long run(List<Payment> payments) {
    try (KafkaConsumer<byte[], byte[]> arrivals = consumer()) {
      List<TopicPartition> partitions =
          arrivals.partitionsFor(EventType.COUPON_USED.topic()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      arrivals.assign(partitions);
      arrivals.seekToEnd(partitions);
      partitions.forEach(arrivals::position);
      long start = System.nanoTime();
      send(payments);
      int arrived = 0;
      while (arrived < payments.size()) {
        arrived += arrivals.poll(Duration.ofMillis(100)).count();
        if (System.nanoTime() - start > LIMIT.toNanos()) {
          throw new IllegalStateException(arrived + " events arrived in " + LIMIT);
        }
      }
      return System.nanoTime() - start;
    }
  }

  private void send(List<Payment> payments) {
    Properties properties = new Properties();
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      for (Payment payment : payments) {
        var unused =
            producer.send(
                new ProducerRecord<>(
                    EventType.PAYMENT_COMPLETED.topic(), payment.key(), payment.value()));
      }
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Properties properties = new Properties();
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 64 << 10);
    properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
