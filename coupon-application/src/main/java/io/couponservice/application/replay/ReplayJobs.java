package io.couponservice.application.replay;

import io.couponservice.application.batching.BatchExecution;
import io.couponservice.application.idempotency.Keyed;
import io.couponservice.application.idempotency.KeyedRequests;
import io.couponservice.application.idempotency.Outcome;
import io.couponservice.application.page.Page;
import io.couponservice.application.port.Stores;
import io.couponservice.application.port.Transactions;
import io.couponservice.application.replay.ReplayJob.Order;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Makes, shows and stops jobs that replay many dead letters. */
public final class ReplayJobs {

  private final Transactions transactions;

  /**
   * With its port.
   *
   * @param transactions not null
   */
  public ReplayJobs(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Makes a job of the dead letters that there are now. It begins once those before it have ended.
   *
   * @param request not null
   * @return never null
   * @throws io.couponservice.application.port.OutageException if the database is away
   */
  public Outcome<ReplayJob> start(Keyed<Order, ReplayJob> request) {
    return keyed(request, (stores, order) -> stores.replayJobs().create(order));
  }

  /**
   * A job.
   *
   * @param jobId its id
   * @return empty if there is none
   */
  public Optional<ReplayJob> find(long jobId) {
    return transactions.reading(stores -> stores.replayJobs().find(jobId));
  }

  /**
   * Jobs, the newest first.
   *
   * @param before only those with a smaller id
   * @param limit the most of them, 1 or more
   * @return never null
   */
  public Page<ReplayJob> newest(long before, int limit) {
    return transactions.reading(
        stores -> Page.of(stores.replayJobs().newest(before, limit + 1), limit));
  }

  /**
   * Asks for the end of a job.
   *
   * @param jobId its id
   * @param by who stops it, not null
   * @param reason why, not null
   */
  public record StopJob(long jobId, String by, String reason) {
    /** Checks for null. */
    public StopJob {
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * Stops a job: once this returns, nothing more of it is replayed. One that has ended stays as it
   * is.
   *
   * @param request not null
   * @return empty if there is no such job
   * @throws io.couponservice.application.port.OutageException if the database is away
   */
  public Outcome<Optional<ReplayJob>> stop(Keyed<StopJob, Optional<ReplayJob>> request) {
    return keyed(
        request,
        (stores, stop) -> stores.replayJobs().stop(stop.jobId(), stop.by(), stop.reason()));
  }

  private <C, R> Outcome<R> keyed(Keyed<C, R> request, BiFunction<Stores, C, R> work) {
    Function<Stores, Outcome<R>> run =
        stores -> KeyedRequests.run(stores, request, command -> work.apply(stores, command));
    return BatchExecution.alone(() -> transactions.inTransaction(run));
  }
}
