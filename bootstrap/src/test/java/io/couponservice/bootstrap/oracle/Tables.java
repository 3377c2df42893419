package io.couponservice.bootstrap.oracle;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads {@link DatabaseContents} as of one moment. */
final class Tables {

  // What was added up, and what was appended since; a policy may be in one of them only.
  private static final String COUNTS =
      """
      SELECT policy_id, sum(reserved) AS reserved, sum(used) AS used, sum(expired) AS expired
      FROM (SELECT policy_id, reserved, used, expired FROM policy_counts
            UNION ALL
            SELECT policy_id, reserved, used, expired FROM policy_count_deltas) AS counted
      GROUP BY policy_id
      """;

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
        rows(COUNTS, Tables::counts),
        rows("SELECT * FROM user_quotas", Tables::quota),
        rows("SELECT * FROM coupons", Tables::coupon),
        rows("SELECT * FROM coupon_history", Tables::history),
        rows("SELECT * FROM reservations", Tables::reservation),
        rows("SELECT * FROM automatic_issues", Tables::automaticIssue),
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
    return new PolicyRow(
        row.getLong("policy_id"),
        Columns.text(row, "coupon_code"),
        Set.copyOf(Columns.texts(row, "issue_types")),
        row.getString("discount_type"),
        row.getLong("discount_value"),
        Columns.number(row, "total_quantity"),
        row.getInt("per_user_limit"),
        Columns.days(row, "valid_days"),
        Columns.time(row, "valid_until"),
        row.getString("restore_rule"),
        Columns.days(row, "restore_grace_days"),
        row.getString("late_payment_rule"),
        Columns.text(row, "trigger_event_type"),
        Columns.number(row, "trigger_min_amount"),
        row.getLong("issued"),
        Columns.time(row, "deactivated_at"));
  }

  private static StatusCounts counts(ResultSet row) throws SQLException {
    return new StatusCounts(
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
        Columns.text(row, "coupon_code"),
        row.getString("coupon_name"),
        row.getString("issue_type"),
        row.getString("status"),
        row.getObject("issued_at", LocalDateTime.class),
        row.getObject("expiry_date", LocalDateTime.class),
        Columns.text(row, "reservation_id"));
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
        Columns.text(row, "reason"),
        Columns.time(row, "closed_at"),
        Columns.text(row, "payment_id"),
        Columns.time(row, "paid_at"),
        Columns.time(row, "order_cancelled_at"));
  }

  private static CouponHistoryRow history(ResultSet row) throws SQLException {
    return new CouponHistoryRow(
        row.getLong("coupon_id"),
        row.getLong("id"),
        Columns.instant(row, "at"),
        row.getString("trigger"),
        Columns.text(row, "from_status"),
        row.getString("to_status"),
        Columns.texts(row, "event_ids"),
        Columns.text(row, "verdict"),
        Columns.text(row, "note"),
        row.getString("correlation_id"),
        Columns.text(row, "causation_id"),
        row.getString("actor"));
  }

  private static AutomaticIssueRow automaticIssue(ResultSet row) throws SQLException {
    return new AutomaticIssueRow(
        row.getLong("policy_id"), row.getString("payment_id"), row.getLong("coupon_id"));
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
        Columns.text(row, "event_id"),
        Columns.number(row, "user_id"),
        Columns.number(row, "coupon_id"),
        Columns.text(row, "order_id"),
        Columns.text(row, "reservation_id"),
        row.getString("reason"),
        row.getInt("attempts"),
        row.getString("status"),
        Columns.instant(row, "failed_at"));
  }

  private static UndeliverableRow undeliverable(ResultSet row) throws SQLException {
    return new UndeliverableRow(
        row.getLong("id"),
        row.getString("topic"),
        Bytes.of(row.getBytes("key")),
        row.getString("reason"));
  }

  private interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }
}
