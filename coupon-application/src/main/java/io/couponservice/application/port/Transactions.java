package io.couponservice.application.port;

import java.util.function.Function;

/** Runs work in database transactions. */
public interface Transactions {

  /**
   * Runs work in one transaction, read committed, and commits it. Whatever the work throws rolls
   * back.
   *
   * <p>Not guaranteed: that a failure means that nothing was stored. If the answer to the commit is
   * lost, this throws {@link OutageException} and the work may have taken effect; so all work
   * claims an id of its own first, and may be run again.
   *
   * @param work not null; must not keep the stores
   * @param <R> what the work returns
   * @return what the work returned, after the commit
   * @throws ContentionException if the work is to be run again at once
   * @throws OutageException if the database is away
   * @throws RuntimeException anything else that the work or a statement of it threw
   */
  <R> R inTransaction(Function<Stores, R> work);

  /**
   * Runs work that only reads, all of it on one snapshot. Nothing waits for it, and it waits for
   * nobody: what locks elsewhere only reads, what claims tells what it would claim, and an id that
   * is given is nobody's. Whatever else would write fails.
   *
   * @param work not null; must not keep the stores
   * @param <R> what the work returns
   * @return what the work returned
   * @throws OutageException if the database is away
   * @throws RuntimeException anything else that the work or a statement of it threw
   */
  <R> R reading(Function<Stores, R> work);
}
