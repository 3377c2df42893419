package io.couponservice.application.retention;

import io.couponservice.application.batching.BatchExecution;
import io.couponservice.application.coupon.WrongCodeLimit;
import io.couponservice.application.port.RetentionStore;
import io.couponservice.application.port.Transactions;
import java.util.function.ToIntFunction;

/** Deletes what has been kept long enough, in transactions of bounded size. */
public final class PurgeOldRows {

  private final Transactions transactions;
  private final Retention retention;

  /**
   * With its ports.
   *
   * @param transactions not null
   * @param retention how long things are kept, not null
   */
  public PurgeOldRows(Transactions transactions, Retention retention) {
    this.transactions = transactions;
    this.retention = retention;
  }

  /**
   * Deletes some of what is due.
   *
   * @param limit the most rows of each kind, 1 or more
   * @return how many rows were deleted; 0 if nothing is due
   * @throws io.couponservice.application.port.OutageException if the database is away
   */
  public int purge(int limit) {
    return inTransaction(store -> store.purgeReservations(retention.reservations(), limit))
        + inTransaction(store -> store.purgeProcessedEvents(retention.processedEvents(), limit))
        + inTransaction(store -> store.purgeCommands(retention.commands(), limit))
        + inTransaction(store -> store.purgeAnswers(retention.commands(), limit))
        + inTransaction(store -> store.purgeWrongCodes(WrongCodeLimit.LONGEST, limit))
        + inTransaction(store -> store.purgeFailedEvents(retention.failedEvents(), limit))
        + inTransaction(store -> store.purgeReplayItems(limit))
        + inTransaction(store -> store.purgeReplayJobs(retention.failedEvents(), limit))
        + inTransaction(store -> store.purgeAudit(retention.audit(), limit));
  }

  private int inTransaction(ToIntFunction<RetentionStore> work) {
    return BatchExecution.alone(
        () -> transactions.inTransaction(stores -> work.applyAsInt(stores.retention())));
  }
}
