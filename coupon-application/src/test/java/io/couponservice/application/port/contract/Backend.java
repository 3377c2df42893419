package io.couponservice.application.port.contract;

import io.couponservice.application.outbox.OutboxLeases;
import io.couponservice.application.outbox.OutboxQueue;
import io.couponservice.application.port.Transactions;
import java.time.Duration;

/** A store that contracts are about: empty when a test starts, and its own. */
public interface Backend {

  /** The way to the stores. */
  Transactions transactions();

  /** What waits in the outbox. */
  OutboxQueue queue();

  /** Who publishes which shard of the outbox. */
  OutboxLeases leases();

  /**
   * Makes all that is stored older, by the store's own clock: ids of events and commands, changes
   * of reservations, and leases.
   *
   * @param duration by how much, not null
   */
  void age(Duration duration);
}
