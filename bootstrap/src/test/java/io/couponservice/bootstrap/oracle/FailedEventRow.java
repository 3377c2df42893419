package io.couponservice.bootstrap.oracle;

import java.util.Optional;

/** A consumed record that, says the service, could not be processed. */
public record FailedEventRow(
    String deadLetterId,
    String topic,
    int partition,
    long offset,
    long recordTimestamp,
    String consumerGroup,
    Bytes key,
    Bytes value,
    Optional<String> eventId,
    String reason,
    int attempts,
    String status) {

  String position() {
    return TopicRecord.position(topic, partition, offset);
  }

  String subject() {
    return "dead letter " + deadLetterId + " for " + position();
  }
}
