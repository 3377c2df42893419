package io.couponservice.persistence.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * A connection on which nothing can be written leaves the pool: after a failover it may lead to the
 * old server, and would stay.
 */
public final class ReadOnlyEviction implements SQLExceptionOverride {

  private static final String READ_ONLY_SQL_TRANSACTION = "25006";

  @java.lang.Override
  public Override adjudicate(SQLException failure) {
    return READ_ONLY_SQL_TRANSACTION.equals(failure.getSQLState())
        ? Override.MUST_EVICT
        : Override.CONTINUE_EVICT;
  }
}
