package io.couponservice.kafka.consumer;

import io.couponservice.kafka.KafkaClientDefaults;
import io.couponservice.kafka.KafkaFixture;
import io.couponservice.kafka.consumer.ConsumerSettings.Drain;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settings for tests: one consumer, batches of up to a thousand, rebalances without delay. */
final class ConsumerSetup {

  private static final Drain LARGE = new Drain(1_000, 10 << 20);

  private final String bootstrapServers;
  private final String topic;
  private final String group;
  private final Map<String, Object> properties = new HashMap<>();
  private int concurrency = 1;
  private Drain drain = LARGE;
  private Duration wait = Duration.ofMillis(50);
  private Duration maxWait = wait;

  /** The group is called as the topic. */
  ConsumerSetup(KafkaFixture kafka, String topic) {
    this.bootstrapServers = kafka.broker().bootstrapServers();
    this.topic = topic;
    this.group = topic;
    property("heartbeat.interval.ms", 200);
  }

  ConsumerSetup concurrency(int value) {
    concurrency = value;
    return this;
  }

  ConsumerSetup drain(int maxRecords, long maxBytes) {
    drain = new Drain(maxRecords, maxBytes);
    return this;
  }

  /** The wait in an outage, always the same. */
  ConsumerSetup outageWait(Duration value) {
    wait = value;
    maxWait = value;
    return this;
  }

  /** Lets the wait in an outage grow. */
  ConsumerSetup outageMaxWait(Duration value) {
    maxWait = value;
    return this;
  }

  /** A property of the client; may be an object that an interceptor looks for. */
  ConsumerSetup property(String name, Object value) {
    properties.put(name, value);
    return this;
  }

  ConsumerSettings settings() {
    Map<String, Object> all =
        new HashMap<>(KafkaClientDefaults.consumer(bootstrapServers, group, Map.of()));
    all.putAll(properties);
    return new ConsumerSettings(
        List.of(topic), concurrency, drain, wait, maxWait, all, consumer -> () -> {});
  }
}
