package io.couponservice.application.inmemory;

import io.couponservice.application.outbox.OutboxLeases;
import io.couponservice.application.outbox.OutboxQueue;
import io.couponservice.application.port.Transactions;
import io.couponservice.application.port.contract.Backend;
import java.time.Duration;

/** An empty database in memory, with its clock. */
final class InMemoryBackend implements Backend {

  private final MovableClock clock = new MovableClock();
  private final InMemoryDatabase database = new InMemoryDatabase(clock);

  @Override
  public Transactions transactions() {
    return database.transactions();
  }

  @Override
  public OutboxQueue queue() {
    return database.queue();
  }

  @Override
  public OutboxLeases leases() {
    return database.leases();
  }

  @Override
  public void age(Duration duration) {
    clock.pass(duration);
  }
}
