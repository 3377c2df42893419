package io.couponservice.persistence.database;

import io.couponservice.application.port.Stores;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A transaction of another thread that has done its work and stays open until the test ends it.
 *
 * @param <R> what its work returned
 */
public final class OpenTransaction<R> implements AutoCloseable {

  private static final class RolledBack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RolledBack() {
      super("rolled back by the test");
    }
  }

  private final CompletableFuture<R> worked = new CompletableFuture<>();
  private final CompletableFuture<Boolean> end = new CompletableFuture<>();
  private final CompletableFuture<Void> ended;

  private OpenTransaction(TestDatabase database, Function<Stores, R> work) {
    ended = database.background(() -> database.commit(stores -> run(stores, work)));
  }

  /** Begins one and waits until its work is done. */
  public static <R> OpenTransaction<R> begin(TestDatabase database, Function<Stores, R> work)
      throws Exception {
    OpenTransaction<R> transaction = new OpenTransaction<>(database, work);
    TestDatabase.result(CompletableFuture.anyOf(transaction.worked, transaction.ended));
    return transaction;
  }

  private Void run(Stores stores, Function<Stores, R> work) {
    worked.complete(work.apply(stores));
    if (!end.join()) {
      throw new RolledBack();
    }
    return null;
  }

  /** What its work returned. */
  public R worked() {
    return worked.join();
  }

  /** Commits it, and returns when that is done. */
  public void commit() throws Exception {
    end.complete(true);
    TestDatabase.result(ended);
  }

  /** Rolls it back, and returns when that is done. */
  public void rollBack() throws Exception {
    end.complete(false);
    TestDatabase.result(ended.handle((none, failure) -> failure));
  }

  /** Rolls it back unless it has ended. */
  @Override
  public void close() {
    end.complete(false);
    ended.handle((none, failure) -> failure).join();
  }
}
