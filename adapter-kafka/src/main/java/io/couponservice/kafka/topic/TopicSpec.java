package io.couponservice.kafka.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A topic as the contract has it.
 *
 * @param name not null
 * @param partitions 1 or more
 * @param replication 1 or more
 * @param retention how long records stay
 * @param configs further settings of the topic, not null
 */
record TopicSpec(
    String name, int partitions, int replication, Duration retention, Map<String, String> configs) {

  /** The same on so many brokers: no more replicas than these. */
  TopicSpec on(int brokers) {
    return shaped(partitions, Math.min(brokers, replication));
  }

  /** The same with other partitions and replicas. */
  TopicSpec shaped(int newPartitions, int newReplication) {
    return new TopicSpec(name, newPartitions, newReplication, retention, configs);
  }

  /** All settings, as they have to be with that many replicas, more than which can't be asked. */
  Map<String, String> settings(int replicas) {
    Map<String, String> settings = new HashMap<>(configs);
    settings.put("retention.ms", Long.toString(retention.toMillis()));
    // Else nothing could be written at all.
    settings.computeIfPresent(
        ContractTopics.MIN_IN_SYNC,
        (name, value) -> Integer.toString(Math.min(replicas, Integer.parseInt(value))));
    return settings;
  }
}
