package io.couponservice.application.audit;

import io.couponservice.application.audit.AuditedCall.Outcome;
import io.couponservice.application.batching.BatchExecution;
import io.couponservice.application.page.Page;
import io.couponservice.application.port.Transactions;

/**
 * Keeps who changed what: each call before it does anything, and its outcome before it is answered.
 * So none is missing, whatever crashes.
 */
public final class AdminAudit {

  private final Transactions transactions;

  /**
   * With its port.
   *
   * @param transactions not null
   */
  public AdminAudit(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Keeps a call that is about to begin.
   *
   * @param call not null
   * @return its id, for its outcome
   * @throws io.couponservice.application.port.OutageException if the database is away: then the
   *     call must not begin
   */
  public long begin(AdminCall call) {
    return BatchExecution.alone(
        () -> transactions.inTransaction(stores -> stores.audit().begin(call)));
  }

  /**
   * Adds how a call was answered.
   *
   * @param auditId of the call
   * @param outcome not null
   * @throws io.couponservice.application.port.OutageException if the database is away
   */
  public void end(long auditId, Outcome outcome) {
    BatchExecution.alone(
        () ->
            transactions.inTransaction(
                stores -> {
                  stores.audit().end(auditId, outcome);
                  return null;
                }));
  }

  /**
   * Some calls, the newest first.
   *
   * @param filter not null
   * @param before only those with a smaller id
   * @param limit the most of them, 1 or more
   * @return never null
   * @throws io.couponservice.application.port.OutageException if the database is away
   */
  public Page<AuditedCall> newest(AuditFilter filter, long before, int limit) {
    return transactions.reading(
        stores -> Page.of(stores.audit().newest(filter, before, limit + 1), limit));
  }
}
