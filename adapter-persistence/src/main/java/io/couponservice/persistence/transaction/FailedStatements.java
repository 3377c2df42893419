package io.couponservice.persistence.transaction;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Remembers that a statement of a transaction failed. PostgreSQL then answers the commit with a
 * rollback, which the driver does not tell: whoever swallowed the failure would take for stored
 * what is not.
 */
final class FailedStatements implements SqlLogger {

  private SQLException first;

  private FailedStatements() {}

  /** From now on, of the statements of a handle. */
  static FailedStatements of(Handle handle) {
    FailedStatements failed = new FailedStatements();
    handle.getConfig(SqlStatements.class).setSqlLogger(failed);
    return failed;
  }

  @Override
  public void logException(StatementContext context, SQLException failure) {
    if (first == null) {
      first = failure;
    }
  }

  /**
   * Checks before the commit.
   *
   * @throws IllegalStateException if a statement failed
   */
  void requireNone() {
    if (first != null) {
      throw new IllegalStateException("a statement failed: nothing can be committed", first);
    }
  }
}
