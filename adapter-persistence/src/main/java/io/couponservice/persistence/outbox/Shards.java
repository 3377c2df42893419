package io.couponservice.persistence.outbox;

import io.couponservice.application.failed.DeadLetters;
import io.couponservice.application.record.OutboundRecord;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The fixed number of shards that the outbox is split in. Table {@code outbox_leases} has a row
 * each.
 */
final class Shards {

  static final int COUNT = 16;

  private static final int OF_DEAD_LETTERS = 3;

  private Shards() {}

  /** Those that hold dead letters and nothing else. */
  static List<Integer> ofDeadLetters() {
    return IntStream.range(COUNT - OF_DEAD_LETTERS, COUNT).boxed().toList();
  }

  /**
   * Records of one key share a shard, and so keep their order. The dead letters of a topic have one
   * of their own: they wait for a topic that may be missing, and nothing else may wait behind them.
   */
  static int of(OutboundRecord record) {
    if (record.topic().endsWith(DeadLetters.TOPIC_SUFFIX)) {
      return COUNT - 1 - Math.floorMod(record.topic().hashCode(), OF_DEAD_LETTERS);
    }
    int hash = record.key() == null ? 0 : Arrays.hashCode(record.key().array());
    // The hash of similar keys differs mostly in its low bits; spread them.
    hash ^= hash >>> 16;
    return Math.floorMod(hash * 0x9E3779B9, COUNT - OF_DEAD_LETTERS);
  }
}
