package io.couponservice.bootstrap.oracle;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads {@link DatabaseContents} as of one moment. */
final class Tables {

  private final Connection connection;

  private Tables(Connection connection) {
    this.connection = connection;
  }

  /** Reads in one snapshot, so that rows of different tables belong together. */
  static DatabaseContents read(String jdbcUrl, String user, String password) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl, user, password)) {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      return new Tables(connection).all();
    }
  }

  private DatabaseContents all() throws SQLException {
    return new DatabaseContents(
        rows("SELECT * FROM policies", Tables::policy),
        rows(
            "SELECT policy_id, sum(reserved) AS reserved, sum(used) AS used,"
                + " sum(expired) AS expired FROM policy_count_deltas GROUP BY policy_id",
            Tables::countDeltas),
        rows("SELECT * FROM user_quotas", Tables::quota),
        rows("SELECT * FROM coupons", Tables::coupon),
        rows("SELECT * FROM reservations", Tables::reservation),
        rows("SELECT topic, event_id FROM processed_events", Tables::processedEvent),
        rows("SELECT * FROM failed_events", Tables::failedEvent),
        rows("SELECT count(*) FROM outbox", row -> row.getLong(1)).get(0),
        rows("SELECT * FROM undeliverable_records", Tables::undeliverable));
  }

  private <T> List<T> rows(String query, Reading<T> reading) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      List<T> all = new ArrayList<>();
      while (row.next()) {
        all.add(reading.read(row));
      }
      return all;
    }
  }

  private static PolicyRow policy(ResultSet row) throws SQLException {
    long totalQuantity = row.getLong("total_quantity");
    OptionalLong stock = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(totalQuantity);
    return new PolicyRow(
        row.getLong("policy_id"),
        text(row, "coupon_code"),
        row.getString("discount_type"),
        row.getLong("discount_value"),
        stock,
        row.getInt("per_user_limit"),
        row.getString("restore_rule"),
        row.getString("late_payment_rule"),
        row.getLong("issued"),
        Optional.ofNullable(row.getObject("deactivated_at", LocalDateTime.class)));
  }

  private static CountDeltas countDeltas(ResultSet row) throws SQLException {
    return new CountDeltas(
        row.getLong("policy_id"),
        row.getLong("reserved"),
        row.getLong("used"),
        row.getLong("expired"));
  }

  private static QuotaRow quota(ResultSet row) throws SQLException {
    return new QuotaRow(
        row.getLong("policy_id"),
        row.getLong("user_id"),
        row.getInt("issued"),
        row.getInt("per_user_limit"));
  }

  private static CouponRow coupon(ResultSet row) throws SQLException {
    return new CouponRow(
        row.getLong("coupon_id"),
        row.getLong("policy_id"),
        row.getLong("user_id"),
        text(row, "coupon_code"),
        row.getString("coupon_name"),
        row.getString("issue_type"),
        row.getString("status"),
        row.getObject("issued_at", LocalDateTime.class),
        row.getObject("expiry_date", LocalDateTime.class),
        text(row, "reservation_id"));
  }

  private static ReservationRow reservation(ResultSet row) throws SQLException {
    return new ReservationRow(
        row.getString("reservation_id"),
        row.getLong("coupon_id"),
        row.getLong("user_id"),
        row.getString("order_id"),
        row.getLong("order_amount"),
        row.getLong("discount_amount"),
        row.getObject("reserved_at", LocalDateTime.class),
        row.getObject("expires_at", LocalDateTime.class),
        row.getString("status"),
        text(row, "reason"),
        text(row, "payment_id"));
  }

  private static ProcessedEventRow processedEvent(ResultSet row) throws SQLException {
    return new ProcessedEventRow(row.getString("topic"), row.getString("event_id"));
  }

  private static FailedEventRow failedEvent(ResultSet row) throws SQLException {
    return new FailedEventRow(
        row.getString("dead_letter_id"),
        row.getString("topic"),
        row.getInt("partition"),
        row.getLong("offset"),
        row.getLong("record_timestamp"),
        row.getString("consumer_group"),
        Bytes.of(row.getBytes("key")),
        Bytes.of(row.getBytes("value")),
        text(row, "event_id"),
        row.getString("reason"),
        row.getInt("attempts"),
        row.getString("status"));
  }

  private static UndeliverableRow undeliverable(ResultSet row) throws SQLException {
    return new UndeliverableRow(
        row.getLong("id"),
        row.getString("topic"),
        Bytes.of(row.getBytes("key")),
        row.getString("reason"));
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  private interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }
}
