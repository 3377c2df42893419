package io.couponservice.application.policy;

import io.couponservice.application.batching.BatchExecution;
import io.couponservice.application.port.Transactions;

/**
 * Adds up the changes of counts that reserving and using append, so that showing a policy stays
 * cheap. Any number of instances may do so at once.
 */
public final class FoldCounts {

  private final Transactions transactions;

  /**
   * With its port.
   *
   * @param transactions not null
   */
  public FoldCounts(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Adds up some changes.
   *
   * @param limit the most of them, 1 or more
   * @return how many; 0 if nothing was left
   * @throws io.couponservice.application.port.OutageException if the database is away
   */
  public int fold(int limit) {
    return BatchExecution.alone(
        () -> transactions.inTransaction(stores -> stores.policies().foldCounts(limit)));
  }
}
