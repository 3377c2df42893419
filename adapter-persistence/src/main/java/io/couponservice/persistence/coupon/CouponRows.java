package io.couponservice.persistence.coupon;

import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.policy.IssueType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import org.jdbi.v3.core.statement.StatementContext;

/** A coupon as a row, and back. */
final class CouponRows {

  static final String SELECT =
      """
      SELECT coupon_id, policy_id, user_id, coupon_code, coupon_name, issue_type, status, issued_at,
             expiry_date, reservation_id
      FROM coupons
      """;

  private CouponRows() {}

  static Coupon toCoupon(ResultSet row, StatementContext context) throws SQLException {
    return new Coupon(
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        row.getString(4),
        row.getString(5),
        IssueType.valueOf(row.getString(6)),
        CouponStatus.valueOf(row.getString(7)),
        row.getObject(8, LocalDateTime.class),
        row.getObject(9, LocalDateTime.class),
        row.getString(10));
  }
}
