package io.couponservice.persistence.retention;

import io.couponservice.application.port.RetentionStore;
import io.couponservice.persistence.transaction.SqlArrays;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Purges in the order of time along an index, so that a purge costs what it deletes. Any number of
 * instances may purge at once: each leaves out what another has in hand.
 */
public final class JdbiRetentionStore implements RetentionStore {

  private static final String NOT_NEEDED =
      """
      coupon.reservation_id IS DISTINCT FROM reservation.reservation_id
      AND NOT EXISTS (
          SELECT FROM failed_events failed
          WHERE failed.status IN ('RETRYING', 'DEAD')
              AND failed.reservation_id = reservation.reservation_id)
      AND NOT EXISTS (
          SELECT FROM failed_events failed
          WHERE failed.status IN ('RETRYING', 'DEAD')
              AND failed.coupon_id = reservation.coupon_id
              AND failed.order_id = reservation.order_id)
      """;

  private final Handle handle;

  /** In the transaction of a handle. */
  public JdbiRetentionStore(Handle handle) {
    this.handle = handle;
  }

  @Override
  public int purgeReservations(Duration age, int limit) {
    List<String> candidates = lockCandidates(age, limit);
    if (candidates.isEmpty()) {
      return 0;
    }
    // Again, in a statement that began after the locks: what was committed between the snapshot
    // of the first and its locks is seen only now.
    return handle
        .createUpdate(
            """
            DELETE FROM reservations reservation USING coupons coupon
            WHERE reservation.reservation_id = ANY (:ids)
                AND coupon.coupon_id = reservation.coupon_id AND
            """
                + NOT_NEEDED)
        .bind("ids", SqlArrays.texts(candidates))
        .execute();
  }

  /** Locks the coupons: that is what protects a reservation, and whether it is needed. */
  private List<String> lockCandidates(Duration age, int limit) {
    return handle
        .createQuery(
            """
            SELECT reservation.reservation_id
            FROM reservations reservation
            JOIN coupons coupon ON coupon.coupon_id = reservation.coupon_id
            WHERE reservation.status = 'CANCELLED'
                AND reservation.changed_at < now() - make_interval(secs => :seconds) AND
            """
                + NOT_NEEDED
                + """
                ORDER BY reservation.changed_at
                LIMIT :limit FOR NO KEY UPDATE OF coupon SKIP LOCKED
                """)
        .bind("seconds", age.toMillis() / 1000.0)
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }

  @Override
  public int purgeProcessedEvents(Duration age, int limit) {
    return purge("processed_events", "processed_at", age, limit);
  }

  @Override
  public int purgeCommands(Duration age, int limit) {
    return purge("commands", "created_at", age, limit);
  }

  @Override
  public int purgeAnswers(Duration age, int limit) {
    return purge("kept_answers", "created_at", age, limit);
  }

  @Override
  public int purgeWrongCodes(Duration age, int limit) {
    return purge("wrong_codes", "since", age, limit);
  }

  @Override
  public int purgeFailedEvents(Duration age, int limit) {
    return handle
        .createQuery(
            """
            WITH purged AS (
                DELETE FROM failed_events WHERE failed_event_id = ANY (ARRAY(
                    SELECT failed_event_id FROM failed_events
                    WHERE closed_at < now() - make_interval(secs => :seconds)
                    ORDER BY closed_at LIMIT :limit FOR UPDATE SKIP LOCKED))
                RETURNING dead_letter_id),
            copies AS (
                DELETE FROM undeliverable_records USING purged
                WHERE undeliverable_records.dead_letter_id = purged.dead_letter_id)
            SELECT count(*) FROM purged
            """)
        .bind("seconds", age.toMillis() / 1000.0)
        .bind("limit", limit)
        .mapTo(Integer.class)
        .one();
  }

  @Override
  public int purgeReplayItems(int limit) {
    return handle
        .createUpdate(
            """
            DELETE FROM replay_items WHERE ctid = ANY (ARRAY(
                SELECT item.tid
                FROM replay_jobs job CROSS JOIN LATERAL (
                    SELECT ctid AS tid FROM replay_items
                    WHERE replay_items.job_id = job.job_id
                    ORDER BY place LIMIT :limit FOR UPDATE SKIP LOCKED) AS item
                WHERE job.ended_at IS NOT NULL LIMIT :limit))
            """)
        .bind("limit", limit)
        .execute();
  }

  @Override
  public int purgeReplayJobs(Duration age, int limit) {
    return handle
        .createUpdate(
            """
            DELETE FROM replay_jobs WHERE job_id = ANY (ARRAY(
                SELECT job_id FROM replay_jobs job
                WHERE ended_at < now() - make_interval(secs => :seconds)
                    AND NOT EXISTS (SELECT FROM replay_items item WHERE item.job_id = job.job_id)
                ORDER BY job_id LIMIT :limit FOR UPDATE SKIP LOCKED))
            """)
        .bind("seconds", age.toMillis() / 1000.0)
        .bind("limit", limit)
        .execute();
  }

  @Override
  public int purgeAudit(Duration age, int limit) {
    return purge("admin_calls", "at", age, limit);
  }

  private int purge(String table, String time, Duration age, int limit) {
    // Nobody updates these rows, so that one that is locked stays where it is. An array is made
    // once; a join might run a subselect with SKIP LOCKED again, and take more than the limit.
    return handle
        .createUpdate(
            """
            DELETE FROM %1$s WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM %1$s
                WHERE %2$s < now() - make_interval(secs => :seconds)
                ORDER BY %2$s LIMIT :limit FOR UPDATE SKIP LOCKED))
            """
                .formatted(table, time))
        .bind("seconds", age.toMillis() / 1000.0)
        .bind("limit", limit)
        .execute();
  }
}
