package io.couponservice.persistence.failed;

import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.port.FailedEventStore;
import io.couponservice.application.port.ProcessedEventStore.EventKey;
import io.couponservice.application.record.RecordPosition;
import io.couponservice.persistence.outbox.HeaderBytes;
import io.couponservice.persistence.transaction.SqlArrays;
import java.util.Collection;
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
                coupon_id, order_id, reservation_id, reason, message, attempts, status, failed_at)
            SELECT id, topic, partition, "offset", record_timestamp, consumer_group, key, value,
                   headers, event_id, user_id, coupon_id, order_id, reservation_id, reason, message,
                   attempts, 'DEAD', failed_at
            FROM unnest(:ids, :topics, :partitions, :offsets, :timestamps, :groups, :keys,
                        :values, :headers, :eventIds, :users, :coupons, :orders, :reservations,
                        :reasons, :messages, :attempts, :failedAt)
                AS failed (id, topic, partition, "offset", record_timestamp, consumer_group, key,
                           value, headers, event_id, user_id, coupon_id, order_id, reservation_id,
                           reason, message, attempts, failed_at)
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
            UPDATE failed_events SET status = 'RECOVERED'
            WHERE failed_event_id = ANY (ARRAY(
                SELECT failed.failed_event_id
                FROM unnest(:topics, :ids) AS applied (topic, event_id)
                JOIN failed_events failed
                    ON failed.topic = applied.topic AND failed.event_id = applied.event_id
                WHERE failed.status = 'DEAD'
                ORDER BY failed.failed_event_id FOR NO KEY UPDATE OF failed))
            """)
        .bind("topics", SqlArrays.texts(events, EventKey::topic))
        .bind("ids", SqlArrays.texts(events, EventKey::eventId))
        .execute();
  }
}
