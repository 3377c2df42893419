package io.couponservice.bootstrap.endtoend;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Superusers at the database server, who can be in everybody's way. */
final class AdminSession implements AutoCloseable {

  private static final String OF_THE_SERVICE =
      " FROM pg_stat_activity WHERE application_name LIKE 'coupon-service%'";

  private final Backends backends;
  private final List<Connection> sessions = new ArrayList<>();

  AdminSession(Backends backends) throws SQLException {
    this.backends = backends;
    sessions.add(connect());
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(backends.jdbcUrl(), backends.user(), backends.password());
  }

  void execute(String... statements) throws SQLException {
    try (Statement statement = sessions.get(0).createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  /** Takes every connection that there is; the service's are ended until it has none. */
  void takeAllConnections() throws SQLException {
    do {
      execute("SELECT pg_terminate_backend(pid)" + OF_THE_SERVICE);
      takeFreeConnections();
    } while (count() > 0);
  }

  private void takeFreeConnections() throws SQLException {
    try {
      while (true) {
        sessions.add(connect());
      }
    } catch (SQLException e) {
      if (!"53300".equals(e.getSQLState())) {
        throw e;
      }
    }
  }

  private long count() throws SQLException {
    try (Statement statement = sessions.get(0).createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*)" + OF_THE_SERVICE)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    for (Connection each : sessions) {
      each.close();
    }
  }
}
