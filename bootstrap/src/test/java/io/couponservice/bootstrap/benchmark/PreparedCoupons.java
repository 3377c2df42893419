package io.couponservice.bootstrap.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** What HTTP is measured on: made, and checked afterwards, in the database. */
final class PreparedCoupons {

  private static final long LOOK_MILLIS = 100;

  // All of one transaction have its start.
  private static final String COMMANDS_SINCE =
      " FROM commands WHERE created_at > to_timestamp(%d / 1000000.0)";

  private final String jdbcUrl;
  private final String user;

  /** In a database that is migrated. */
  PreparedCoupons(String jdbcUrl, String user) {
    this.jdbcUrl = jdbcUrl;
    this.user = user;
  }

  long makePolicy(String code, int stock) throws SQLException {
    return number(
        """
        INSERT INTO policies (coupon_name, coupon_code, normalized_code, issue_types,
            discount_type, discount_value, min_order_amount, total_quantity, per_user_limit,
            issue_starts_at, issue_ends_at, valid_until, reservation_minutes, restore_rule,
            late_payment_rule, created_at)
        VALUES ('benchmark', '%1$s', '%1$s', '{CODE}', 'FIXED_AMOUNT', 10000, 0, %2$d, 1,
            '2026-01-01', '2099-12-31', '2099-12-31T23:59:59', 30, 'RESTORE', 'HONOUR',
            '2026-01-01')
        RETURNING policy_id
        """
            .formatted(code, stock));
  }

  /** Makes coupons with ids in a row; returns the first. */
  long makeCoupons(long policyId, int count) throws SQLException {
    long first =
        number(
            """
            WITH made AS (
                INSERT INTO coupons (coupon_id, policy_id, user_id, coupon_name, issue_type,
                                     status, issued_at, expiry_date)
                SELECT nextval('coupon_ids'), %d, n, 'benchmark', 'CODE', 'ISSUED',
                       '2026-01-01T00:00:00', '2099-12-31T23:59:59'
                FROM generate_series(1, %d) n
                RETURNING coupon_id)
            SELECT min(coupon_id) FROM made
            """
                .formatted(policyId, count));
    execute("VACUUM ANALYZE");
    execute("CHECKPOINT");
    return first;
  }

  /** Fails unless so many coupons were issued, to as many users, each with its event. */
  void requireIssued(long policyId, int count) throws SQLException {
    require("SELECT count(*) FROM coupons WHERE policy_id = " + policyId, count);
    require("SELECT count(DISTINCT user_id) FROM coupons WHERE policy_id = " + policyId, count);
    require("SELECT issued FROM policies WHERE policy_id = " + policyId, count);
  }

  /** Fails unless so many coupons have one active reservation each. */
  void requireReserved(long policyId, int count) throws SQLException {
    require(
        """
        SELECT count(DISTINCT r.coupon_id) FROM reservations r JOIN coupons c USING (coupon_id)
        WHERE r.status = 'ACTIVE' AND c.reservation_id = r.reservation_id AND policy_id = %d
        """
            .formatted(policyId),
        count);
  }

  /** Returns when nothing waits to be published. */
  void awaitPublished() throws SQLException, InterruptedException {
    while (number("SELECT count(*) FROM outbox") > 0) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  /** The time of the database, in microseconds. */
  long now() throws SQLException {
    return number("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint");
  }

  /** How many commands a transaction has had on average, of those with an effect. */
  double batchSince(long start) throws SQLException {
    return number("SELECT count(*)" + COMMANDS_SINCE.formatted(start))
        / (double) number("SELECT count(DISTINCT created_at)" + COMMANDS_SINCE.formatted(start));
  }

  private void require(String query, long expected) throws SQLException {
    long actual = number(query);
    if (actual != expected) {
      throw new IllegalStateException(actual + ", not " + expected + ": " + query);
    }
  }

  private long number(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl, user, "");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void execute(String command) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl, user, "");
        Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }
}
