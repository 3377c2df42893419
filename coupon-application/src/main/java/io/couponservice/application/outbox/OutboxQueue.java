package io.couponservice.application.outbox;

import java.util.Collection;
import java.util.List;

/** The records that wait in the outbox. */
public interface OutboxQueue {

  /**
   * Reads the oldest visible records, without locking or removing them.
   *
   * @param leases the shards to read, not null
   * @return in the order of each shard, bounded in number and bytes
   * @throws io.couponservice.application.port.OutageException if the database is away
   */
  List<OutboxEntry> read(Collection<ShardLease> leases);

  /**
   * Removes records that the broker has. Records of shards that are no longer leased under the same
   * epoch stay: their new owner removes them.
   *
   * @param instance the owner, not null
   * @param leases under which they were read, not null
   * @param entries not null
   * @throws io.couponservice.application.port.OutageException if the database is away
   */
  void remove(String instance, Collection<ShardLease> leases, List<OutboxEntry> entries);

  /**
   * Takes a record that the broker refuses for good out of the queue and keeps it, marked.
   *
   * @param entry not null
   * @param reason the broker's words, not null
   * @throws io.couponservice.application.port.OutageException if the database is away
   */
  void setAside(OutboxEntry entry, String reason);
}
