package io.couponservice.application.inmemory;

import io.couponservice.application.failed.DeadLetters;
import io.couponservice.application.outbox.OutboxEntry;
import java.time.Instant;

/**
 * A record that the broker refused for good.
 *
 * @param entry as it was in the outbox, not null
 * @param reason the broker's words, not null
 * @param setAsideAt when it was taken out of the queue, not null
 */
public record RefusedRecord(OutboxEntry entry, String reason, Instant setAsideAt) {

  /** Whether it is the record of a dead letter. */
  boolean carries(String deadLetterId) {
    return DeadLetters.carried(entry.record()).filter(deadLetterId::equals).isPresent();
  }
}
