package io.couponservice.application.outbox;

import io.couponservice.application.record.OutboundRecord;

/**
 * A record that waits in the outbox.
 *
 * @param shard its shard
 * @param id its place in the order of the shard
 * @param record what to publish, not null
 */
public record OutboxEntry(int shard, long id, OutboundRecord record) {}
