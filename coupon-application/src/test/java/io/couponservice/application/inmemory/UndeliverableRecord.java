package io.couponservice.application.inmemory;

import io.couponservice.application.outbox.OutboxEntry;
import java.time.Instant;

/**
 * A record that the broker refused for good.
 *
 * @param entry as it was in the outbox, not null
 * @param reason the broker's words, not null
 * @param setAsideAt when it was taken out of the queue, not null
 */
public record UndeliverableRecord(OutboxEntry entry, String reason, Instant setAsideAt) {}
