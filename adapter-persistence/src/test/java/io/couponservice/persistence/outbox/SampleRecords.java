package io.couponservice.persistence.outbox;

import io.couponservice.application.outbox.OutboxEntry;
import io.couponservice.application.outbox.ShardLease;
import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.Header;
import io.couponservice.application.record.OutboundRecord;
import java.util.List;
import java.util.stream.IntStream;

/** Records for the outbox, told apart by their values. */
final class SampleRecords {

  /** All shards, under an epoch that does not matter to reading. */
  static final List<ShardLease> ALL =
      IntStream.range(0, Shards.COUNT).mapToObj(shard -> new ShardLease(shard, 1)).toList();

  private SampleRecords() {}

  static OutboundRecord record(String key, String value) {
    return new OutboundRecord(
        "coupon.issued",
        Bytes.utf8(key),
        Bytes.utf8(value),
        List.of(Header.text("eventId", "evt_" + value)));
  }

  static OutboundRecord large(String key, int bytes) {
    return new OutboundRecord(
        "coupon.issued", Bytes.utf8(key), Bytes.of(new byte[bytes]), List.of());
  }

  static List<String> values(List<OutboxEntry> entries) {
    return entries.stream().map(entry -> entry.record().value().asText()).toList();
  }

  static int shardOf(String key) {
    return Shards.of(record(key, ""));
  }

  /** A key of another shard than the given one. */
  static String keyOfAnotherShard(String key) {
    return IntStream.range(0, 1_000)
        .mapToObj(Integer::toString)
        .filter(other -> shardOf(other) != shardOf(key))
        .findFirst()
        .orElseThrow();
  }
}
