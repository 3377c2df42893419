package io.couponservice.application.outbox;

/**
 * The right to publish a shard of the outbox.
 *
 * @param shard 0 or more
 * @param epoch grows each time the shard changes its owner: an owner of an earlier epoch removes
 *     nothing any more
 */
public record ShardLease(int shard, long epoch) {}
