package io.couponservice.application.outbox;

import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.OutboundRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An outbox in memory, whose calls the test can make fail. */
final class FakeQueue implements OutboxQueue {

  private final Map<Long, OutboxEntry> entries = new TreeMap<>();
  private final Map<Long, String> setAside = new TreeMap<>();
  private long lastId;

  /** Run before a read, a removal or a setting aside; may throw. */
  volatile Runnable beforeRead = () -> {};

  volatile Runnable beforeRemove = () -> {};
  volatile Runnable beforeSetAside = () -> {};

  /** Adds a record whose value says which it is. */
  synchronized void append(int shard, String topic, String key, String value) {
    lastId++;
    OutboundRecord record =
        new OutboundRecord(topic, Bytes.utf8(key), Bytes.utf8(value), List.of());
    entries.put(lastId, new OutboxEntry(shard, lastId, record));
  }

  synchronized List<String> waiting() {
    return entries.values().stream().map(FakeQueue::text).toList();
  }

  synchronized Map<String, String> setAside() {
    return setAside.entrySet().stream()
        .collect(Collectors.toMap(entry -> "id " + entry.getKey(), Map.Entry::getValue));
  }

  @Override
  public List<OutboxEntry> read(Collection<ShardLease> leases) {
    beforeRead.run();
    Set<Integer> shards = leases.stream().map(ShardLease::shard).collect(Collectors.toSet());
    synchronized (this) {
      return entries.values().stream().filter(entry -> shards.contains(entry.shard())).toList();
    }
  }

  @Override
  public void remove(String instance, Collection<ShardLease> leases, List<OutboxEntry> published) {
    beforeRemove.run();
    Set<Integer> shards = leases.stream().map(ShardLease::shard).collect(Collectors.toSet());
    synchronized (this) {
      for (OutboxEntry entry : new ArrayList<>(published)) {
        if (shards.contains(entry.shard())) {
          entries.remove(entry.id());
        }
      }
    }
  }

  @Override
  public void setAside(OutboxEntry entry, String reason) {
    beforeSetAside.run();
    synchronized (this) {
      entries.remove(entry.id());
      setAside.put(entry.id(), reason);
    }
  }

  private static String text(OutboxEntry entry) {
    return entry.record().value().asText();
  }
}
