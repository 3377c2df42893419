package io.couponservice.persistence.monitoring;

import io.couponservice.application.monitoring.Backlog;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.persistence.transaction.SqlFailures;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reads the backlog, in a few statements whose cost does not follow the number of coupons. */
public final class JdbiBacklog {

  private final Jdbi jdbi;

  /**
   * With its database.
   *
   * @param jdbi not null
   */
  public JdbiBacklog(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Reads it.
   *
   * @return never null
   * @throws io.couponservice.application.port.OutageException if the database is away
   */
  public Backlog read() {
    return SqlFailures.translated(() -> jdbi.withHandle(JdbiBacklog::read));
  }

  private static Backlog read(Handle handle) {
    return new Backlog(
        outboxDepth(handle),
        outboxOldest(handle),
        number(handle, "SELECT count(*) FROM undeliverable_records"),
        deadLetters(handle),
        number(handle, "SELECT count(*) FROM failed_events WHERE status = 'RETRYING'"),
        coupons(handle));
  }

  private static long outboxDepth(Handle handle) {
    return handle
        .createQuery("SELECT count(*) FROM (SELECT FROM outbox LIMIT :most) AS counted")
        .bind("most", Backlog.MOST_COUNTED)
        .mapTo(Long.class)
        .one();
  }

  /** The first of each shard: one look at the index each. */
  private static Duration outboxOldest(Handle handle) {
    double seconds =
        handle
            .createQuery(
                """
                SELECT coalesce(greatest(extract(epoch FROM now() - min(first.created_at)), 0), 0)
                FROM outbox_leases lease, LATERAL (
                    SELECT created_at FROM outbox
                    WHERE outbox.shard = lease.shard ORDER BY id LIMIT 1) AS first
                """)
            .mapTo(Double.class)
            .one();
    return Duration.ofMillis(Math.round(seconds * 1_000));
  }

  private static Map<String, Long> deadLetters(Handle handle) {
    return handle
        .createQuery("SELECT topic, count(*) FROM failed_events WHERE status = 'DEAD' GROUP BY 1")
        .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map<CouponStatus, Long> coupons(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT (SELECT coalesce(sum(issued), 0) FROM policies),
                   coalesce(sum(reserved), 0), coalesce(sum(used), 0), coalesce(sum(expired), 0)
            FROM (SELECT reserved, used, expired FROM policy_counts
                  UNION ALL
                  SELECT reserved, used, expired FROM policy_count_deltas) AS part
            """)
        .map(
            (row, context) -> {
              long reserved = row.getLong(2);
              long used = row.getLong(3);
              long expired = row.getLong(4);
              return Map.of(
                  CouponStatus.ISSUED,
                  row.getLong(1) - reserved - used - expired,
                  CouponStatus.RESERVED,
                  reserved,
                  CouponStatus.USED,
                  used,
                  CouponStatus.EXPIRED,
                  expired);
            })
        .one();
  }

  private static long number(Handle handle, String sql) {
    return handle.createQuery(sql).mapTo(Long.class).one();
  }
}
