package io.couponservice.persistence.transaction;

import io.couponservice.application.port.ContentionException;
import io.couponservice.application.port.OutageException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.function.Supplier;

/** Tells the kinds of failure apart by their SQLSTATE. */
public final class SqlFailures {

  /** serialization_failure, deadlock_detected, lock_not_available. */
  private static final Set<String> CONTENTION = Set.of("40001", "40P01", "55P03");

  /**
   * read_only_sql_transaction, admin_shutdown, crash_shutdown, cannot_connect_now,
   * idle_in_transaction_session_timeout.
   */
  private static final Set<String> OUTAGE = Set.of("25006", "57P01", "57P02", "57P03", "25P03");

  /** Connection exceptions, insufficient resources, system errors such as a failing disk. */
  private static final Set<String> OUTAGE_CLASSES = Set.of("08", "53", "58");

  private SqlFailures() {}

  /**
   * Runs work and translates what it throws.
   *
   * @param work not null
   * @param <R> what it returns
   * @return what it returned
   * @throws ContentionException if it lost against another transaction
   * @throws OutageException if the database is away
   * @throws RuntimeException anything else, as it was
   */
  public static <R> R translated(Supplier<R> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      throw translate(e);
    }
  }

  private static RuntimeException translate(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        if (isOutage(sql)) {
          return new OutageException("database: " + sql.getMessage(), failure);
        }
        if (CONTENTION.contains(String.valueOf(sql.getSQLState()))) {
          return new ContentionException("database: " + sql.getMessage(), failure);
        }
      }
    }
    return failure;
  }

  private static boolean isOutage(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return failure instanceof SQLTransientConnectionException
        || OUTAGE.contains(state)
        || OUTAGE_CLASSES.contains(state.substring(0, Math.min(2, state.length())));
  }
}
