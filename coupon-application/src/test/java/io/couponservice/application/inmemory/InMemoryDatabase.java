package io.couponservice.application.inmemory;

import io.couponservice.application.outbox.OutboxLeases;
import io.couponservice.application.outbox.OutboxQueue;
import io.couponservice.application.port.Stores;
import io.couponservice.application.port.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A database in memory. Its transactions run one after the other, each under one lock, so that any
 * number of threads may use it.
 */
public final class InMemoryDatabase {

  final Tables tables = new Tables();
  final Sequence policyIds = new Sequence(1);
  final Sequence couponIds = new Sequence(1001);
  final Sequence outboxIds = new Sequence(1);
  final Sequence countChangeIds = new Sequence(1);
  final Sequence failureNumbers = new Sequence(1);
  final Sequence auditIds = new Sequence(1);
  final Sequence jobIds = new Sequence(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final InstantSource clock;
  private final Stores stores;
  private final Transactions transactions;
  private final OutboxQueue queue;
  private final OutboxLeases leases;
  private boolean open;
  private boolean broken;

  /**
   * An empty database in which nothing goes wrong.
   *
   * @param clock the database's own, not null
   */
  public InMemoryDatabase(InstantSource clock) {
    this(clock, Faults.NONE);
  }

  /**
   * An empty database.
   *
   * @param clock the database's own, not null
   * @param faults told of every call, not null
   */
  public InMemoryDatabase(InstantSource clock, Faults faults) {
    this.clock = clock;
    this.stores = new InMemoryStores(this, faults);
    this.transactions = new InMemoryTransactions(this, faults);
    InMemoryOutboxLeases owners = new InMemoryOutboxLeases(clock);
    this.leases = Watched.autonomous(OutboxLeases.class, "leases", owners, this, faults);
    this.queue =
        Watched.autonomous(
            OutboxQueue.class, "queue", new InMemoryOutboxQueue(this, owners), this, faults);
  }

  /** The way to the stores. */
  public Transactions transactions() {
    return transactions;
  }

  /** What waits in the outbox. */
  public OutboxQueue queue() {
    return queue;
  }

  /** Who publishes which shard. */
  public OutboxLeases leases() {
    return leases;
  }

  /** What is committed. */
  public CommittedState state() {
    return new CommittedState(tables);
  }

  Instant now() {
    return clock.instant();
  }

  Stores stores() {
    return stores;
  }

  /** Runs work that commits if it returns, and leaves nothing if it throws. */
  <R> R atomically(Supplier<R> work) {
    lock.lock();
    try {
      begin();
      try {
        R result = work.get();
        end();
        return result;
      } finally {
        open = false;
        tables.rollback();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Runs work that leaves nothing, whatever it does. */
  <R> R forNothing(Supplier<R> work) {
    lock.lock();
    try {
      begin();
      try {
        return work.get();
      } finally {
        open = false;
        tables.rollback();
      }
    } finally {
      lock.unlock();
    }
  }

  private void begin() {
    if (open) {
      throw new IllegalStateException("a transaction within a transaction");
    }
    open = true;
    broken = false;
  }

  private void end() {
    if (broken) {
      throw new IllegalStateException("a statement failed: the transaction can't be committed");
    }
    tables.commit();
  }

  /** Checks that a statement is part of a transaction in which none has failed. */
  void requireSound() {
    if (!lock.isHeldByCurrentThread() || !open) {
      throw new IllegalStateException("a store outside of its transaction");
    }
    if (broken) {
      throw new IllegalStateException("a statement failed: the transaction is aborted");
    }
  }

  /** A statement failed: whatever its transaction still does, nothing of it is stored. */
  void breakTransaction() {
    broken = true;
  }
}
