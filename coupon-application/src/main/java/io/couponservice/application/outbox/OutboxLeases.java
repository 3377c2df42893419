package io.couponservice.application.outbox;

import java.time.Duration;
import java.util.List;

/** Who publishes which shard of the outbox. One instance owns a shard at a time. */
public interface OutboxLeases {

  /**
   * Says that an instance is alive, renews its leases, takes shards that are free up to its fair
   * share, and, if it has nothing in hand, gives back what is above it.
   *
   * @param instance who, unique to this run of a process, not null
   * @param duration how long the leases are good, by the database's clock
   * @param idle whether nothing of its shards is on its way to the broker
   * @return all leases that the instance now has, good for the duration from the time of the call
   * @throws io.couponservice.application.port.OutageException if the database is away
   */
  List<ShardLease> renew(String instance, Duration duration, boolean idle);

  /**
   * Gives back all leases of an instance.
   *
   * @param instance who, not null
   * @throws io.couponservice.application.port.OutageException if the database is away
   */
  void release(String instance);
}
