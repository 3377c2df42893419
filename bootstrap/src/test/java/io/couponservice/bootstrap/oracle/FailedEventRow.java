package io.couponservice.bootstrap.oracle;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

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
    OptionalLong userId,
    OptionalLong couponId,
    Optional<String> orderId,
    Optional<String> reservationId,
    String reason,
    int attempts,
    String status,
    Instant failedAt) {

  String position() {
    return TopicRecord.position(topic, partition, offset);
  }

  /** Which consumed event failed, if that could be told. */
  Optional<ProcessedEventRow> event() {
    return eventId.map(id -> new ProcessedEventRow(topic, id));
  }

  boolean outstanding() {
    return status.equals("DEAD");
  }

  boolean recovered() {
    return status.equals("RECOVERED");
  }

  String subject() {
    return "dead letter " + deadLetterId + " for " + position();
  }

  /** Whether it was tried again by itself, so that it may have been closed before it was dead. */
  boolean retried() {
    return reason.equals("UNEXPECTED") || reason.equals("DEFERRED");
  }
}
