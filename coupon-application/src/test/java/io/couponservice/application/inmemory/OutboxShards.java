package io.couponservice.application.inmemory;

import io.couponservice.application.failed.DeadLetters;
import io.couponservice.application.record.OutboundRecord;
import java.util.Objects;

/** The fixed number of shards that the outbox is split in. */
final class OutboxShards {

  static final int COUNT = 16;

  private OutboxShards() {}

  /** Records of one key share a shard; dead letters have one of their own, the last. */
  static int of(OutboundRecord record) {
    return record.topic().endsWith(DeadLetters.TOPIC_SUFFIX)
        ? COUNT - 1
        : Math.floorMod(Objects.hashCode(record.key()), COUNT - 1);
  }
}
