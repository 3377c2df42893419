package io.couponservice.kafka.topic;

import java.time.Duration;
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
    String name,
    int partitions,
    int replication,
    Duration retention,
    Map<String, String> configs) {}
