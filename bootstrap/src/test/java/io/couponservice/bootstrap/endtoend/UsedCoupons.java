package io.couponservice.bootstrap.endtoend;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Listens to coupon.used and remembers when it heard first of each coupon. */
final class UsedCoupons implements AutoCloseable {

  private static final String TOPIC = "coupon.used";

  private final Map<Long, Long> heard = new ConcurrentHashMap<>();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread = new Thread(this::listen, "used-coupons");
  private volatile boolean stopping;

  UsedCoupons(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                200),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(TOPIC).stream()
            .map(info -> new TopicPartition(TOPIC, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    thread.start();
  }

  private void listen() {
    try (consumer) {
      while (!stopping) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(
                each ->
                    heard.putIfAbsent(
                        Long.valueOf(new String(each.key(), StandardCharsets.UTF_8)),
                        System.nanoTime()));
      }
    }
  }

  /** When it was heard of, by {@link System#nanoTime()}; coupons that were not are left out. */
  Map<Long, Long> heard() {
    return Map.copyOf(heard);
  }

  @Override
  public void close() {
    stopping = true;
    try {
      TimeUnit.SECONDS.timedJoin(thread, 10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
