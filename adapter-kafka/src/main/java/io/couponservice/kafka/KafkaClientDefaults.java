package io.couponservice.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The properties of the Kafka clients, from the defaults of the contract and what overrides them.
 */
public final class KafkaClientDefaults {

  private KafkaClientDefaults() {}

  /**
   * Of the admin client.
   *
   * @param bootstrapServers comma-separated, not null
   * @param overrides win over the defaults, not null
   * @return never null
   */
  public static Map<String, Object> admin(String bootstrapServers, Map<String, String> overrides) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.putAll(overrides);
    return properties;
  }

  /**
   * Of a consumer.
   *
   * @param bootstrapServers comma-separated, not null
   * @param group the consumer group, not null
   * @param overrides win over the defaults, not null
   * @return never null
   */
  public static Map<String, Object> consumer(
      String bootstrapServers, String group, Map<String, String> overrides) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    // Of a transaction that another service has aborted, nothing has happened.
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    properties.putAll(overrides);
    // Not to be overridden: offsets are committed for what was handled and nothing else.
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return properties;
  }

  /**
   * Of the producer.
   *
   * @param bootstrapServers comma-separated, not null
   * @param overrides win over the defaults, not null
   * @return never null
   */
  public static Map<String, Object> producer(
      String bootstrapServers, Map<String, String> overrides) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000);
    // The broker says what is too large, not the client.
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 16 << 20);
    properties.putAll(overrides);
    // Not to be overridden: nothing may be lost, and nothing may overtake.
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // With more, idempotence does not keep the order at a partition that has not seen the producer:
    // if it refuses the first batch because it is not online yet, it takes the second as the first,
    // and the first is out of order for ever.
    properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    properties.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
    return properties;
  }
}
