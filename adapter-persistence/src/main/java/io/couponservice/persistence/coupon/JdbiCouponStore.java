package io.couponservice.persistence.coupon;

import io.couponservice.application.port.CouponStore;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.policy.IssueType;
import io.couponservice.persistence.transaction.RowCounts;
import io.couponservice.persistence.transaction.SqlArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Table {@code coupons}. */
public final class JdbiCouponStore implements CouponStore {

  private static final String SELECT =
      """
      SELECT coupon_id, policy_id, user_id, coupon_code, coupon_name, issue_type, status, issued_at,
             expiry_date, reservation_id
      FROM coupons WHERE coupon_id = ANY (:ids)
      """;

  private final Handle handle;

  /** In the transaction of a handle. */
  public JdbiCouponStore(Handle handle) {
    this.handle = handle;
  }

  @Override
  public List<Long> nextIds(int count) {
    return handle
        .createQuery("SELECT nextval('coupon_ids') FROM generate_series(1, :count)")
        .bind("count", count)
        .mapTo(Long.class)
        .list();
  }

  @Override
  public Map<Long, Coupon> lock(Collection<Long> couponIds) {
    return select(SELECT + "ORDER BY coupon_id FOR NO KEY UPDATE", couponIds);
  }

  @Override
  public Map<Long, Coupon> find(Collection<Long> couponIds) {
    return select(SELECT, couponIds);
  }

  private Map<Long, Coupon> select(String sql, Collection<Long> couponIds) {
    return handle
        .createQuery(sql)
        .bind("ids", SqlArrays.bigints(couponIds))
        .map(JdbiCouponStore::toCoupon)
        .collect(Collectors.toMap(Coupon::couponId, Function.identity()));
  }

  @Override
  public void insert(Collection<Coupon> coupons) {
    if (coupons.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            INSERT INTO coupons (coupon_id, policy_id, user_id, coupon_code, coupon_name,
                                 issue_type, status, issued_at, expiry_date, reservation_id)
            SELECT * FROM unnest(:ids, :policies, :users, :codes, :names,
                                 :issueTypes, :statuses, :issuedAt, :expiryDates, :reservations)
            """)
        .bind("ids", SqlArrays.bigints(coupons, Coupon::couponId))
        .bind("policies", SqlArrays.bigints(coupons, Coupon::policyId))
        .bind("users", SqlArrays.bigints(coupons, Coupon::userId))
        .bind("codes", SqlArrays.texts(coupons, Coupon::couponCode))
        .bind("names", SqlArrays.texts(coupons, Coupon::couponName))
        .bind("issueTypes", SqlArrays.textOf("text", coupons, Coupon::issueType))
        .bind("statuses", SqlArrays.textOf("text", coupons, Coupon::status))
        .bind("issuedAt", SqlArrays.textOf("timestamp", coupons, Coupon::issuedAt))
        .bind("expiryDates", SqlArrays.textOf("timestamp", coupons, Coupon::expiryDate))
        .bind("reservations", SqlArrays.texts(coupons, Coupon::reservationId))
        .execute();
  }

  @Override
  public void update(Collection<Coupon> coupons) {
    if (coupons.isEmpty()) {
      return;
    }
    int updated =
        handle
            .createUpdate(
                """
                UPDATE coupons
                SET status = changed.status, expiry_date = changed.expiry_date,
                    reservation_id = changed.reservation_id
                FROM unnest(:ids, :statuses, :expiryDates, :reservations)
                    AS changed (coupon_id, status, expiry_date, reservation_id)
                WHERE coupons.coupon_id = changed.coupon_id
                """)
            .bind("ids", SqlArrays.bigints(coupons, Coupon::couponId))
            .bind("statuses", SqlArrays.textOf("text", coupons, Coupon::status))
            .bind("expiryDates", SqlArrays.textOf("timestamp", coupons, Coupon::expiryDate))
            .bind("reservations", SqlArrays.texts(coupons, Coupon::reservationId))
            .execute();
    RowCounts.require("coupons", updated, coupons.size());
  }

  private static Coupon toCoupon(ResultSet row, StatementContext context) throws SQLException {
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
