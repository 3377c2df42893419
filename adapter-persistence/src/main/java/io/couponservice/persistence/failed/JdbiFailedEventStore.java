package io.couponservice.persistence.failed;

import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.port.FailedEventStore;
import io.couponservice.application.port.ProcessedEventStore.EventKey;
import io.couponservice.application.record.RecordPosition;
import io.couponservice.persistence.outbox.HeaderBytes;
import io.couponservice.persistence.transaction.SqlArrays;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Table {@code failed_events}. */
public final class JdbiFailedEventStore implements FailedEventStore {

  private final Handle handle;

  /** In the transaction of a handle. */
  public JdbiFailedEventStore(Handle handle) {
    this.handle = handle;
  }

  @Override
  public Set<RecordPosition> store(Collection<FailedEvent> events) {
    if (events.isEmpty()) {
      return Set.of();
    }
    return handle
        .createQuery(
            """
            INSERT INTO failed_events (dead_letter_id, topic, partition, "offset",
                record_timestamp, consumer_group, key, value, headers, event_id, user_id,
                coupon_id, order_id, reservation_id, reason, message, attempts, status, failed_at,
                retry_at)
            SELECT id, topic, partition, "offset", record_timestamp, consumer_group, key, value,
                   headers, event_id, user_id, coupon_id, order_id, reservation_id, reason, message,
                   attempts, CASE WHEN retry_at IS NULL THEN 'DEAD' ELSE 'RETRYING' END, failed_at,
                   retry_at
            FROM unnest(:ids, :topics, :partitions, :offsets, :timestamps, :groups, :keys,
                        :values, :headers, :eventIds, :users, :coupons, :orders, :reservations,
                        :reasons, :messages, :attempts, :failedAt, :retryAt)
                AS failed (id, topic, partition, "offset", record_timestamp, consumer_group, key,
                           value, headers, event_id, user_id, coupon_id, order_id, reservation_id,
                           reason, message, attempts, failed_at, retry_at)
            -- Both keys that a row may wait for: whoever stores the same rows, in the same order.
            ORDER BY topic, event_id, partition, "offset"
            ON CONFLICT DO NOTHING
            RETURNING topic, partition, "offset"
            """)
        .bind("ids", SqlArrays.texts(events, FailedEvent::deadLetterId))
        .bind("topics", SqlArrays.texts(events, e -> e.record().position().topic()))
        .bind("partitions", SqlArrays.integers(events, e -> e.record().position().partition()))
        .bind("offsets", SqlArrays.bigints(events, e -> e.record().position().offset()))
        .bind("timestamps", SqlArrays.bigints(events, e -> e.record().timestamp().toEpochMilli()))
        .bind("groups", SqlArrays.texts(events, FailedEvent::group))
        .bind("keys", SqlArrays.byteas(events, e -> e.record().key()))
        .bind("values", SqlArrays.byteas(events, e -> e.record().value()))
        .bind("headers", SqlArrays.byteas(events, e -> HeaderBytes.write(e.record().headers())))
        .bind("eventIds", SqlArrays.texts(events, FailedEvent::eventId))
        .bind("users", SqlArrays.bigints(events, e -> e.subject().userId()))
        .bind("coupons", SqlArrays.bigints(events, e -> e.subject().couponId()))
        .bind("orders", SqlArrays.texts(events, e -> e.subject().orderId()))
        .bind("reservations", SqlArrays.texts(events, e -> e.subject().reservationId()))
        .bind("reasons", SqlArrays.texts(events, FailedEvent::reason))
        .bind("messages", SqlArrays.quoting(events, FailedEvent::message))
        .bind("attempts", SqlArrays.integers(events, FailedEvent::attempts))
        .bind("failedAt", SqlArrays.textOf("timestamptz", events, FailedEvent::failedAt))
        .bind("retryAt", SqlArrays.textOf("timestamptz", events, FailedEvent::retryAt))
        .map((row, context) -> new RecordPosition(row.getString(1), row.getInt(2), row.getLong(3)))
        .set();
  }

  @Override
  public void recover(Collection<EventKey> events) {
    if (events.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            UPDATE failed_events SET status = 'RECOVERED', retry_at = NULL
            WHERE failed_event_id = ANY (ARRAY(
                SELECT failed.failed_event_id
                FROM unnest(:topics, :ids) AS applied (topic, event_id)
                JOIN failed_events failed
                    ON failed.topic = applied.topic AND failed.event_id = applied.event_id
                WHERE failed.status IN ('RETRYING', 'DEAD')
                ORDER BY failed.failed_event_id FOR NO KEY UPDATE OF failed))
            """)
        .bind("topics", SqlArrays.texts(events, EventKey::topic))
        .bind("ids", SqlArrays.texts(events, EventKey::eventId))
        .execute();
  }

  @Override
  public Set<EventKey> outstanding(Collection<EventKey> events) {
    if (events.isEmpty()) {
      return Set.of();
    }
    return handle
        .createQuery(
            """
            SELECT failed.topic, failed.event_id
            FROM unnest(:topics, :ids) AS event (topic, event_id)
            JOIN failed_events failed
                ON failed.topic = event.topic AND failed.event_id = event.event_id
            WHERE failed.status IN ('RETRYING', 'DEAD')
            """)
        .bind("topics", SqlArrays.texts(events, EventKey::topic))
        .bind("ids", SqlArrays.texts(events, EventKey::eventId))
        .map((row, context) -> new EventKey(row.getString(1), row.getString(2)))
        .set();
  }

  @Override
  public List<FailedEvent> claim(Instant now, Instant until, int limit) {
    // An array is made once; a join might run a subselect with SKIP LOCKED again.
    return handle
        .createQuery(
            """
            UPDATE failed_events SET retry_at = :until
            WHERE failed_event_id = ANY (ARRAY(
                SELECT failed_event_id FROM failed_events
                WHERE status = 'RETRYING' AND retry_at <= :now
                ORDER BY retry_at LIMIT :limit FOR NO KEY UPDATE SKIP LOCKED))
            RETURNING *
            """)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("until", until.atOffset(ZoneOffset.UTC))
        .bind("limit", limit)
        .map((row, context) -> FailedEventRows.read(row))
        .list();
  }

  @Override
  public void close(Collection<String> deadLetterIds) {
    if (deadLetterIds.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            UPDATE failed_events SET status = 'RECOVERED', retry_at = NULL
            WHERE dead_letter_id = ANY (:ids) AND status = 'RETRYING'
            """)
        .bind("ids", SqlArrays.texts(deadLetterIds))
        .execute();
  }

  @Override
  public Set<String> failAgain(Collection<FailedEvent> events, Instant until) {
    if (events.isEmpty()) {
      return Set.of();
    }
    return handle
        .createQuery(
            """
            UPDATE failed_events SET
                status = CASE WHEN again.retry_at IS NULL THEN 'DEAD' ELSE 'RETRYING' END,
                reason = again.reason, message = again.message, attempts = again.attempts,
                failed_at = again.failed_at, retry_at = again.retry_at
            FROM unnest(:ids, :reasons, :messages, :attempts, :failedAt, :retryAt)
                AS again (id, reason, message, attempts, failed_at, retry_at)
            WHERE failed_events.dead_letter_id = again.id
                AND failed_events.status = 'RETRYING' AND failed_events.retry_at = :until
            RETURNING failed_events.dead_letter_id
            """)
        .bind("ids", SqlArrays.texts(events, FailedEvent::deadLetterId))
        .bind("reasons", SqlArrays.texts(events, FailedEvent::reason))
        .bind("messages", SqlArrays.quoting(events, FailedEvent::message))
        .bind("attempts", SqlArrays.integers(events, FailedEvent::attempts))
        .bind("failedAt", SqlArrays.textOf("timestamptz", events, FailedEvent::failedAt))
        .bind("retryAt", SqlArrays.textOf("timestamptz", events, FailedEvent::retryAt))
        .bind("until", until.atOffset(ZoneOffset.UTC))
        .mapTo(String.class)
        .set();
  }
}
