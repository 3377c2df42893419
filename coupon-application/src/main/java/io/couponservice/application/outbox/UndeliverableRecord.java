package io.couponservice.application.outbox;

import io.couponservice.application.record.OutboundRecord;
import java.time.Instant;
import java.util.Objects;

/**
 * A record that could not be put on its topic.
 *
 * @param id its number in the outbox
 * @param record not null
 * @param deadLetterId of the dead letter that it carries, null if it is none
 * @param reason the broker's words, null if it still waits
 * @param since when it was put into the outbox, or refused; not null
 */
public record UndeliverableRecord(
    long id, OutboundRecord record, String deadLetterId, String reason, Instant since) {

  /** Checks for null. */
  public UndeliverableRecord {
    Objects.requireNonNull(record, "record");
    Objects.requireNonNull(since, "since");
  }
}
