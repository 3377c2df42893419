package io.couponservice.kafka.topic;

/**
 * A topic as the cluster has it.
 *
 * @param name not null
 * @param partitions 1 or more
 * @param replication of the partition that has the fewest replicas
 */
record ExistingTopic(String name, int partitions, int replication) {}
