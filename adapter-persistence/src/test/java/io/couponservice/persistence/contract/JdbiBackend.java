package io.couponservice.persistence.contract;

import io.couponservice.application.outbox.OutboxLeases;
import io.couponservice.application.outbox.OutboxQueue;
import io.couponservice.application.port.Transactions;
import io.couponservice.application.port.contract.Backend;
import io.couponservice.persistence.database.TestDatabase;
import io.couponservice.persistence.outbox.JdbiOutboxLeases;
import io.couponservice.persistence.outbox.JdbiOutboxQueue;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/** A PostgreSQL database, emptied. */
final class JdbiBackend implements Backend {

  private final TestDatabase database;

  JdbiBackend(TestDatabase database) {
    this.database = database;
    database.jdbi().useTransaction(JdbiBackend::empty);
  }

  private static void empty(Handle handle) {
    String tables =
        handle
            .createQuery(
                """
                SELECT string_agg(tablename, ', ') FROM pg_tables
                WHERE schemaname = 'public'
                    AND tablename NOT IN ('flyway_schema_history', 'outbox_leases')
                """)
            .mapTo(String.class)
            .one();
    handle.execute("TRUNCATE " + tables);
    handle.execute("UPDATE outbox_leases SET owner = NULL, expires_at = '-infinity'");
  }

  @Override
  public Transactions transactions() {
    return database.transactions();
  }

  @Override
  public OutboxQueue queue() {
    return new JdbiOutboxQueue(database.jdbi());
  }

  @Override
  public OutboxLeases leases() {
    return new JdbiOutboxLeases(database.jdbi());
  }

  /** The server's clock can't be moved, so the rows become older. */
  @Override
  public void age(Duration duration) {
    age("processed_events", "processed_at", duration);
    age("commands", "created_at", duration);
    age("kept_answers", "created_at", duration);
    age("wrong_codes", "since", duration);
    age("reservations", "changed_at", duration);
    age("failed_events", "closed_at", duration);
    age("replay_jobs", "ended_at", duration);
    age("admin_calls", "at", duration);
    age("outbox_leases", "expires_at", duration);
    age("outbox_instances", "expires_at", duration);
  }

  private void age(String table, String column, Duration duration) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createUpdate(
                        "UPDATE %1$s SET %2$s = %2$s - :millis * interval '1 millisecond'"
                            .formatted(table, column))
                    .bind("millis", duration.toMillis())
                    .execute());
  }
}
