package io.couponservice.application.inmemory;

import io.couponservice.application.outbox.OutboxEntry;
import io.couponservice.application.outbox.OutboxQueue;
import io.couponservice.application.outbox.ShardLease;
import io.couponservice.application.record.Bytes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class InMemoryOutboxQueue implements OutboxQueue {

  private static final int RECORDS_PER_SHARD = 250;
  private static final long BYTES_PER_SHARD = 4L << 20;

  private final InMemoryDatabase database;
  private final Table<Long, OutboxEntry> outbox;
  private final InMemoryOutboxLeases owners;

  InMemoryOutboxQueue(InMemoryDatabase database, InMemoryOutboxLeases owners) {
    this.database = database;
    this.outbox = database.tables.outbox;
    this.owners = owners;
  }

  @Override
  public List<OutboxEntry> read(Collection<ShardLease> leases) {
    Map<Integer, Room> rooms = new HashMap<>();
    leases.forEach(lease -> rooms.put(lease.shard(), new Room()));
    List<OutboxEntry> oldest = new ArrayList<>();
    for (OutboxEntry entry : outbox.committed().values()) {
      Room room = rooms.get(entry.shard());
      if (room != null && room.takes(entry)) {
        oldest.add(entry);
      }
    }
    return oldest;
  }

  @Override
  public void remove(String instance, Collection<ShardLease> leases, List<OutboxEntry> entries) {
    Map<Integer, ShardLease> byShard = new HashMap<>();
    leases.forEach(lease -> byShard.put(lease.shard(), lease));
    for (OutboxEntry entry : entries) {
      ShardLease lease = byShard.get(entry.shard());
      if (lease != null && owners.owns(instance, lease)) {
        outbox.remove(entry.id());
      }
    }
  }

  @Override
  public void setAside(OutboxEntry entry, String reason) {
    OutboxEntry waiting = outbox.get(entry.id());
    if (waiting != null) {
      outbox.remove(entry.id());
      database.tables.undeliverable.put(
          entry.id(), new RefusedRecord(waiting, reason, database.now()));
    }
  }

  /** How much of a shard is read at once: at least one record, however large. */
  private static final class Room {
    private int records;
    private long bytes;
    private boolean full;

    boolean takes(OutboxEntry entry) {
      Bytes value = entry.record().value();
      int size = value == null ? 0 : value.size();
      full |= records == RECORDS_PER_SHARD || (records > 0 && bytes + size > BYTES_PER_SHARD);
      if (!full) {
        records++;
        bytes += size;
      }
      return !full;
    }
  }
}
