package io.couponservice.bootstrap.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Coupons that wait for their payment, made in the database without the service. */
public final class ReservedCoupons {

  /** A payment that completes the reservation of a coupon. */
  public record Payment(String key, String value) {}

  private final String jdbcUrl;
  private final String user;

  /**
   * In a database that is migrated.
   *
   * @param jdbcUrl not null
   * @param user who needs no password, not null
   */
  public ReservedCoupons(String jdbcUrl, String user) {
    this.jdbcUrl = jdbcUrl;
    this.user = user;
  }

  /**
   * Makes coupons, and their payments.
   *
   * @param run distinguishes the ids of one call from those of others
   * @param count how many
   */
  public List<Payment> make(String run, int count) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl, user, "");
        Statement statement = connection.createStatement()) {
      long policyId = makePolicy(statement);
      statement.execute(
          """
          INSERT INTO coupons (coupon_id, policy_id, user_id, coupon_name, issue_type, status,
                               issued_at, expiry_date, reservation_id)
          SELECT nextval('coupon_ids'), %d, n, 'benchmark', 'DIRECT', 'RESERVED',
                 '2026-01-01T00:00:00', '2099-12-31T23:59:59', 'RESV-%s-' || n
          FROM generate_series(1, %d) n
          """
              .formatted(policyId, run, count));
      statement.execute(
          """
          INSERT INTO reservations (reservation_id, coupon_id, user_id, order_id, order_amount,
                                    discount_amount, reserved_at, expires_at, status)
          SELECT reservation_id, coupon_id, user_id, 'ORDER-%s-' || user_id, 100000, 10000,
                 '2026-01-01T00:00:00', '2099-12-31T23:59:59', 'ACTIVE'
          FROM coupons WHERE policy_id = %d
          """
              .formatted(run, policyId));
      statement.execute("VACUUM ANALYZE");
      statement.execute("CHECKPOINT");
      return payments(statement, policyId, run);
    }
  }

  private static long makePolicy(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            """
            INSERT INTO policies (coupon_name, issue_types, discount_type, discount_value,
                min_order_amount, per_user_limit, issue_starts_at, issue_ends_at, valid_until,
                reservation_minutes, restore_rule, late_payment_rule, created_at)
            VALUES ('benchmark', '{DIRECT}', 'FIXED_AMOUNT', 10000, 0, 1, '2026-01-01', '2099-12-31',
                    '2099-12-31T23:59:59', 30, 'RESTORE', 'HONOUR', '2026-01-01')
            RETURNING policy_id
            """)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static List<Payment> payments(Statement statement, long policyId, String run)
      throws SQLException {
    List<Payment> payments = new ArrayList<>();
    // In no order of the primary key, as orders come.
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT coupon_id, user_id, reservation_id FROM coupons WHERE policy_id = "
                + policyId
                + " ORDER BY hashint8(coupon_id)")) {
      while (rows.next()) {
        payments.add(payment(rows.getLong(1), rows.getLong(2), rows.getString(3), run));
      }
    }
    return payments;
  }

  private static Payment payment(long couponId, long userId, String reservationId, String run) {
    String order = "ORDER-" + run + "-" + userId;
    String json =
        """
        {"eventId":"evt_pay_%1$s_%2$d","eventType":"PAYMENT_COMPLETED",\
        "timestamp":"2026-01-01T10:05:00Z","data":{"paymentId":"PAY-%1$s-%2$d","orderId":"%3$s",\
        "userId":%2$d,"amount":90000,"couponId":%4$d,"reservationId":"%5$s",\
        "paymentMethod":"CREDIT_CARD","completedAt":"2026-01-01T10:05:00"},\
        "metadata":{"correlationId":"corr_pay_%1$s_%2$d","source":"payment-service",\
        "version":"1.0"}}"""
            .formatted(run, userId, order, couponId, reservationId);
    return new Payment(order, json);
  }
}
