package io.couponservice.persistence.transaction;

import io.couponservice.application.port.Stores;
import io.couponservice.application.port.Transactions;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** Transactions of PostgreSQL, read committed. */
public final class JdbiTransactions implements Transactions {

  private final Jdbi jdbi;
  private final Runnable afterPublishing;

  /**
   * With its database.
   *
   * @param jdbi not null
   * @param afterPublishing run after each commit that put records in the outbox; must not block
   */
  public JdbiTransactions(Jdbi jdbi, Runnable afterPublishing) {
    this.jdbi = jdbi;
    this.afterPublishing = afterPublishing;
  }

  @Override
  public <R> R inTransaction(Function<Stores, R> work) {
    return SqlFailures.translated(
        () -> {
          JdbiStores[] stores = new JdbiStores[1];
          R result =
              jdbi.inTransaction(
                  handle -> {
                    FailedStatements failed = FailedStatements.of(handle);
                    stores[0] = new JdbiStores(handle, false);
                    R done = work.apply(stores[0]);
                    failed.requireNone();
                    return done;
                  });
          if (stores[0].hasPublished()) {
            afterPublishing.run();
          }
          return result;
        });
  }

  @Override
  public <R> R reading(Function<Stores, R> work) {
    return SqlFailures.translated(
        () ->
            jdbi.inTransaction(
                handle -> {
                  handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
                  return work.apply(new JdbiStores(handle, true));
                }));
  }
}
