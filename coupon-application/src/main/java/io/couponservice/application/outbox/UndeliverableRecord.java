package io.couponservice.application.outbox;

import io.couponservice.application.record.Bytes;
import java.time.Instant;
import java.util.Objects;

/**
 * A record that could not be put on its topic, without its value.
 *
 * @param id its number in the outbox
 * @param topic not null
 * @param key null if it has none
 * @param payloadBytes how large its value is, 0 if it has none
 * @param deadLetterId of the dead letter that it carries, null if it is none
 * @param reason the broker's words, null if it still waits
 * @param since when it was put into the outbox, or refused; not null
 */
public record UndeliverableRecord(
    long id,
    String topic,
    Bytes key,
    long payloadBytes,
    String deadLetterId,
    String reason,
    Instant since) {

  /** Checks for null. */
  public UndeliverableRecord {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(since, "since");
  }
}
