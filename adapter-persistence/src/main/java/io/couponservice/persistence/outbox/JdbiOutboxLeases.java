package io.couponservice.persistence.outbox;

import io.couponservice.application.outbox.OutboxLeases;
import io.couponservice.application.outbox.ShardLease;
import io.couponservice.persistence.transaction.SqlFailures;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Tables {@code outbox_leases} and {@code outbox_instances}.
 *
 * <p>Locks are waited for in one order, or not at all: an UPDATE that finds its row changed locks
 * the row as it is now before it asks whether it still matches, so it can hold what is another's.
 * Hence own leases are locked by shard, and free ones only if nobody holds them.
 */
public final class JdbiOutboxLeases implements OutboxLeases {

  private final Jdbi jdbi;

  /** In a database. */
  public JdbiOutboxLeases(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<ShardLease> renew(String instance, Duration duration, boolean idle) {
    return SqlFailures.translated(
        () ->
            jdbi.inTransaction(
                handle -> {
                  sayAlive(handle, instance, duration);
                  int fairShare = fairShare(handle);
                  renewOwn(handle, instance, duration);
                  if (idle) {
                    giveBackAbove(handle, instance, fairShare);
                  }
                  takeFreeUpTo(handle, instance, duration, fairShare);
                  return own(handle, instance);
                }));
  }

  @Override
  public void release(String instance) {
    SqlFailures.translated(
        () ->
            jdbi.inTransaction(
                handle -> {
                  sayGone(handle, instance);
                  giveBackAbove(handle, instance, 0);
                  return null;
                }));
  }

  private static void sayAlive(Handle handle, String instance, Duration duration) {
    handle.execute(
        """
        DELETE FROM outbox_instances WHERE instance = ANY (ARRAY(
            SELECT instance FROM outbox_instances WHERE expires_at < now() - interval '1 hour'
            FOR UPDATE SKIP LOCKED))
        """);
    handle
        .createUpdate(
            """
            INSERT INTO outbox_instances (instance, expires_at)
            VALUES (:instance, now() + :millis * interval '1 millisecond')
            ON CONFLICT (instance) DO UPDATE SET expires_at = excluded.expires_at
            """)
        .bind("instance", instance)
        .bind("millis", duration.toMillis())
        .execute();
  }

  private static void sayGone(Handle handle, String instance) {
    handle
        .createUpdate("DELETE FROM outbox_instances WHERE instance = :instance")
        .bind("instance", instance)
        .execute();
  }

  private static int fairShare(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT ceil((SELECT count(*) FROM outbox_leases)::numeric / greatest(count(*), 1))
            FROM outbox_instances WHERE expires_at > now()
            """)
        .mapTo(Integer.class)
        .one();
  }

  private static void renewOwn(Handle handle, String instance, Duration duration) {
    // One that ran out but that nobody took is still this instance's own, under the same epoch.
    handle
        .createUpdate(
            """
            UPDATE outbox_leases SET expires_at = now() + :millis * interval '1 millisecond'
            WHERE shard = ANY (ARRAY(
                SELECT shard FROM outbox_leases WHERE owner = :instance
                ORDER BY shard FOR NO KEY UPDATE))
            """)
        .bind("instance", instance)
        .bind("millis", duration.toMillis())
        .execute();
  }

  private static void giveBackAbove(Handle handle, String instance, int share) {
    handle
        .createUpdate(
            """
            UPDATE outbox_leases SET owner = NULL, expires_at = '-infinity'
            WHERE shard = ANY (ARRAY(
                SELECT shard FROM outbox_leases WHERE owner = :instance
                ORDER BY shard OFFSET :share FOR NO KEY UPDATE))
            """)
        .bind("instance", instance)
        .bind("share", share)
        .execute();
  }

  private static void takeFreeUpTo(
      Handle handle, String instance, Duration duration, int fairShare) {
    handle
        .createUpdate(
            """
            UPDATE outbox_leases
            SET owner = :instance, epoch = epoch + 1,
                expires_at = now() + :millis * interval '1 millisecond'
            WHERE shard = ANY (ARRAY(
                SELECT shard FROM outbox_leases WHERE expires_at < now()
                ORDER BY shard
                LIMIT greatest(0, :share
                               - (SELECT count(*) FROM outbox_leases WHERE owner = :instance))
                FOR NO KEY UPDATE SKIP LOCKED))
            """)
        .bind("instance", instance)
        .bind("millis", duration.toMillis())
        .bind("share", fairShare)
        .execute();
  }

  private static List<ShardLease> own(Handle handle, String instance) {
    return handle
        .createQuery("SELECT shard, epoch FROM outbox_leases WHERE owner = :instance")
        .bind("instance", instance)
        .map((row, context) -> new ShardLease(row.getInt(1), row.getLong(2)))
        .list();
  }
}
