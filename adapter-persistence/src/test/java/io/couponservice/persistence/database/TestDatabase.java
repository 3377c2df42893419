package io.couponservice.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.port.Stores;
import io.couponservice.application.port.Transactions;
import io.couponservice.persistence.transaction.JdbiTransactions;
import io.couponservice.testing.Eventually;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A database of its own for a test class, with the schema. To be registered in a static field. */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private Database database;
  private ExecutorService threads;

  @Override
  public void beforeAll(ExtensionContext context) {
    database = Database.open(settings(TestServer.newDatabase()));
    threads = Executors.newCachedThreadPool();
    Migrations.migrate(database);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    threads.shutdownNow();
    database.close();
  }

  /** Settings with which nothing fails because a machine is busy. */
  public static DatabaseSettings settings(String url) {
    return new DatabaseSettings(url, "postgres", "", 24, TIMEOUT, TIMEOUT);
  }

  /** The database, with its schema. */
  public Jdbi jdbi() {
    return database.jdbi();
  }

  /** Transactions that tell nobody of what they put in the outbox. */
  public Transactions transactions() {
    return new JdbiTransactions(database.jdbi(), () -> {});
  }

  /** Runs work in a transaction and commits it. */
  public <R> R commit(Function<Stores, R> work) {
    return transactions().inTransaction(work);
  }

  /** Runs work in a transaction and commits it. */
  public void change(Consumer<Stores> work) {
    commit(
        stores -> {
          work.accept(stores);
          return null;
        });
  }

  /** Runs work in a thread of its own. */
  public <R> CompletableFuture<R> background(Supplier<R> work) {
    return CompletableFuture.supplyAsync(work, threads);
  }

  /** Waits until as many sessions of this database wait for a lock. */
  public void awaitWaiting(int sessions) throws Exception {
    Eventually.eventually(() -> assertThat(waiting()).isEqualTo(sessions));
  }

  private int waiting() {
    return number(
        """
        SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'
        """);
  }

  /** How many rows of a table work reads, by whatever plan the server makes for it. */
  public int rowsRead(String table, Consumer<Stores> work) {
    String read =
        """
        SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) FROM pg_stat_xact_user_tables
        WHERE relname = '%s'
        """
            .formatted(table);
    return commit(
        stores -> {
          // Within one session, which counts from its last report.
          int before = number(read);
          work.accept(stores);
          return number(read) - before;
        });
  }

  /** The one number that a query gives. */
  public int number(String sql) {
    return jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }

  /** Runs a statement. */
  public void execute(String sql) {
    jdbi().useHandle(handle -> handle.execute(sql));
  }

  /** What another thread came to, waiting for it. */
  public static <R> R result(CompletableFuture<R> future) throws Exception {
    return future.get(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
