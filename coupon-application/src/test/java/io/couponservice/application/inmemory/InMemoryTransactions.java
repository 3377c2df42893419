package io.couponservice.application.inmemory;

import io.couponservice.application.port.Stores;
import io.couponservice.application.port.Transactions;
import java.util.function.Function;

/** Transactions, one after the other. */
final class InMemoryTransactions implements Transactions {

  private final InMemoryDatabase database;
  private final Faults faults;

  InMemoryTransactions(InMemoryDatabase database, Faults faults) {
    this.database = database;
    this.faults = faults;
  }

  @Override
  public <R> R inTransaction(Function<Stores, R> work) {
    faults.before("begin");
    R result =
        database.atomically(
            () -> {
              faults.after("begin");
              R made = work.apply(database.stores());
              faults.before("commit");
              return made;
            });
    faults.after("commit");
    return result;
  }

  @Override
  public <R> R reading(Function<Stores, R> work) {
    faults.before("begin");
    return database.forNothing(() -> work.apply(database.stores()));
  }
}
