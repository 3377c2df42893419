package io.couponservice.persistence.planted;

/** A violation on purpose: the rule about this layer must find it. */
final class SeesKafka {

  private SeesKafka() {}

  static Class<?> forbidden() {
    return io.couponservice.kafka.topic.ContractTopics.class;
  }
}
