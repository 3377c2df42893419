package io.couponservice.persistence.coupon;

import io.couponservice.application.port.CouponStore;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.persistence.transaction.RowCounts;
import io.couponservice.persistence.transaction.SqlArrays;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;

/** Table {@code coupons}. */
public final class JdbiCouponStore implements CouponStore {

  private final Handle handle;
  private final boolean reading;

  /**
   * In the transaction of a handle.
   *
   * @param handle not null
   * @param reading whether the transaction only reads
   */
  public JdbiCouponStore(Handle handle, boolean reading) {
    this.handle = handle;
    this.reading = reading;
  }

  @Override
  public List<Long> nextIds(int count) {
    if (reading) {
      // Nobody's: coupons have smaller ones.
      return LongStream.range(0, count).mapToObj(i -> Long.MAX_VALUE - i).toList();
    }
    return handle
        .createQuery("SELECT nextval('coupon_ids') FROM generate_series(1, :count)")
        .bind("count", count)
        .mapTo(Long.class)
        .list();
  }

  @Override
  public Map<Long, Coupon> lock(Collection<Long> couponIds) {
    return select("ORDER BY coupon_id FOR NO KEY UPDATE", couponIds);
  }

  @Override
  public Map<Long, Coupon> lockAvailable(Collection<Long> couponIds) {
    return select("ORDER BY coupon_id FOR NO KEY UPDATE SKIP LOCKED", couponIds);
  }

  @Override
  public List<Long> due(LocalDateTime now, int limit) {
    // Two kinds of due, each with an index that begins with what is due: a policy that is active
    // costs nothing, and a deactivated one a look at its entries. Neither kind is in the other.
    // Only the index by policy has NULLS FIRST: the server shall neither walk through the dates of
    // all policies nor read the table to find what is left of one.
    return handle
        .createQuery(
            """
            (SELECT coupon_id FROM coupons
             WHERE status = 'ISSUED' AND expiry_date < :now
             ORDER BY expiry_date
             LIMIT :limit)
            UNION ALL
            (SELECT due.coupon_id
             FROM policies policy
             CROSS JOIN LATERAL (
                 SELECT coupon_id FROM coupons
                 WHERE coupons.policy_id = policy.policy_id AND status = 'ISSUED'
                     AND expiry_date >= :now
                 ORDER BY expiry_date NULLS FIRST
                 LIMIT :limit) due
             WHERE policy.deactivated_at IS NOT NULL
             LIMIT :limit)
            LIMIT :limit
            """)
        .bind("now", now)
        .bind("limit", limit)
        .mapTo(Long.class)
        .list();
  }

  @Override
  public Map<Long, Coupon> find(Collection<Long> couponIds) {
    return select("", couponIds);
  }

  private Map<Long, Coupon> select(String lock, Collection<Long> couponIds) {
    return handle
        .createQuery(CouponRows.SELECT + "WHERE coupon_id = ANY (:ids) " + (reading ? "" : lock))
        .bind("ids", SqlArrays.bigints(couponIds))
        .map(CouponRows::toCoupon)
        .collect(Collectors.toMap(Coupon::couponId, Function.identity()));
  }

  @Override
  public List<Coupon> ofUser(long userId, CouponStatus status, long before, int limit) {
    return handle
        .createQuery(
            CouponRows.SELECT
                + """
                WHERE user_id = :user AND coupon_id < :before
                    AND (:status::text IS NULL OR status = :status)
                ORDER BY coupon_id DESC LIMIT :limit
                """)
        .bind("user", userId)
        .bind("before", before)
        .bind("status", status == null ? null : status.name())
        .bind("limit", limit)
        .map(CouponRows::toCoupon)
        .list();
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
}
