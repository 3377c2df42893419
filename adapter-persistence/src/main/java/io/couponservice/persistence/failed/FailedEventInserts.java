package io.couponservice.persistence.failed;

import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.port.FailedEventStore.Copy;
import io.couponservice.application.record.RecordPosition;
import io.couponservice.persistence.outbox.HeaderBytes;
import io.couponservice.persistence.transaction.SqlArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Stores what failed at a position for the first time, with the beginning of its history. */
final class FailedEventInserts {

  private final Handle handle;

  FailedEventInserts(Handle handle) {
    this.handle = handle;
  }

  Set<RecordPosition> store(Collection<FailedEvent> events) {
    return described(
            positioned(
                handle.createQuery(
                    """
                    WITH failed AS (
                        SELECT * FROM unnest(:ids, :topics, :partitions, :offsets, :timestamps,
                                :groups, :keys, :values, :headers, :eventIds, :users, :coupons,
                                :orders, :reservations, :amounts, :reasons, :messages, :stacks,
                                :attempts, :failedAt, :retryAt)
                            AS event (id, topic, partition, "offset", record_timestamp,
                                consumer_group, key, value, headers, event_id, user_id, coupon_id,
                                order_id, reservation_id, amount, reason, message, stack, attempts,
                                failed_at, retry_at)
                    ), stored AS (
                        INSERT INTO failed_events (dead_letter_id, topic, partition, "offset",
                            record_timestamp, consumer_group, key, value, headers, event_id,
                            user_id, coupon_id, order_id, reservation_id, amount, reason, message,
                            attempts, status, failed_at, retry_at)
                        SELECT id, topic, partition, "offset", record_timestamp, consumer_group,
                               key, value, headers, event_id, user_id, coupon_id, order_id,
                               reservation_id, amount, reason, message, attempts,
                               CASE WHEN retry_at IS NULL THEN 'DEAD' ELSE 'RETRYING' END,
                               failed_at, retry_at
                        FROM failed
                        -- Both keys that a row may wait for: whoever stores the same rows, in the
                        -- same order.
                        ORDER BY topic, event_id, partition, "offset"
                        ON CONFLICT DO NOTHING
                        RETURNING failed_event_id, dead_letter_id, topic, partition, "offset"
                    ), noted AS (
                        INSERT INTO failed_event_changes (failed_event_id, at, kind, attempt,
                            reason, message, stack)
                        SELECT stored.failed_event_id, failed.failed_at, 'FAILED', failed.attempts,
                               failed.reason, failed.message, failed.stack
                        FROM stored JOIN failed ON failed.id = stored.dead_letter_id
                    )
                    SELECT topic, partition, "offset" FROM stored
                    """),
                events),
            events)
        .bind("groups", SqlArrays.texts(events, FailedEvent::group))
        .bind("keys", SqlArrays.byteas(events, e -> e.record().key()))
        .bind("headers", SqlArrays.byteas(events, e -> HeaderBytes.write(e.record().headers())))
        .bind("users", SqlArrays.bigints(events, e -> e.subject().userId()))
        .bind("coupons", SqlArrays.bigints(events, e -> e.subject().couponId()))
        .bind("orders", SqlArrays.texts(events, e -> e.subject().orderId()))
        .bind("reservations", SqlArrays.texts(events, e -> e.subject().reservationId()))
        .bind("amounts", SqlArrays.bigints(events, e -> e.subject().amount()))
        .bind("attempts", SqlArrays.integers(events, FailedEvent::attempts))
        .bind("retryAt", SqlArrays.textOf("timestamptz", events, FailedEvent::retryAt))
        .map((row, context) -> position(row))
        .set();
  }

  private static RecordPosition position(ResultSet row) throws SQLException {
    return new RecordPosition(row.getString(1), row.getInt(2), row.getLong(3));
  }

  Map<RecordPosition, String> idsOf(Collection<FailedEvent> events) {
    return positioned(
            handle.createQuery(
                """
                SELECT event.topic, event.partition, event."offset", known.dead_letter_id
                FROM unnest(:ids, :topics, :partitions, :offsets, :timestamps, :eventIds)
                        AS event (id, topic, partition, "offset", record_timestamp, event_id)
                CROSS JOIN LATERAL (
                    SELECT dead_letter_id, 1 AS preference FROM failed_events failed
                    WHERE failed.topic = event.topic AND failed.partition = event.partition
                        AND failed."offset" = event."offset"
                        AND failed.record_timestamp = event.record_timestamp
                    UNION ALL
                    SELECT dead_letter_id, 2 FROM failed_events failed
                    WHERE failed.topic = event.topic AND failed.event_id = event.event_id
                        AND failed.status IN ('RETRYING', 'DEAD')
                    ORDER BY preference LIMIT 1) AS known
                """),
            events)
        .bind("eventIds", SqlArrays.texts(events, FailedEvent::eventId))
        .map((row, context) -> Map.entry(position(row), row.getString(4)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** What is known before the statement is what another handling of the same copy has stored. */
  List<Copy> storeCopies(Collection<FailedEvent> copies) {
    // Of a statement of its own: the next one sees what was committed until then.
    handle
        .createQuery(
            """
            SELECT failed_event_id FROM failed_events WHERE dead_letter_id = ANY (:ids)
            ORDER BY failed_event_id FOR NO KEY UPDATE
            """)
        .bind("ids", SqlArrays.texts(copies, FailedEvent::deadLetterId))
        .mapTo(Long.class)
        .list();
    return described(
            positioned(
                handle.createQuery(
                    """
                    WITH copy AS (
                        SELECT * FROM unnest(:ids, :topics, :partitions, :offsets, :timestamps,
                                :values, :eventIds, :reasons, :messages, :stacks, :failedAt)
                            AS event (id, topic, partition, "offset", record_timestamp, value,
                                event_id, reason, message, stack, failed_at)
                    ), known AS (
                        SELECT topic, partition, "offset"
                        FROM copy JOIN failed_event_copies
                            USING (topic, partition, "offset", record_timestamp)
                    ), original AS (
                        SELECT failed.failed_event_id, failed.attempts, copy.*
                        FROM copy JOIN failed_events failed
                            ON failed.dead_letter_id = copy.id AND failed.topic = copy.topic
                        WHERE failed.status = 'DEAD'
                            AND (failed.event_id = copy.event_id
                                OR (failed.event_id IS NULL
                                    AND failed.value IS NOT DISTINCT FROM copy.value))
                        ORDER BY failed.failed_event_id FOR NO KEY UPDATE OF failed
                    ), fresh AS (
                        INSERT INTO failed_event_copies (topic, partition, "offset",
                            record_timestamp, failed_event_id)
                        SELECT topic, partition, "offset", record_timestamp, failed_event_id
                        FROM original
                        ON CONFLICT DO NOTHING
                        RETURNING *
                    ), numbered AS (
                        SELECT original.*, original.attempts + row_number() OVER (
                            PARTITION BY failed_event_id ORDER BY partition, "offset") AS number
                        FROM original JOIN fresh
                            USING (topic, partition, "offset", record_timestamp, failed_event_id)
                    ), updated AS (
                        UPDATE failed_events SET attempts = latest.number, reason = latest.reason,
                            message = latest.message, failed_at = latest.failed_at
                        FROM (SELECT DISTINCT ON (failed_event_id) * FROM numbered
                              ORDER BY failed_event_id, number DESC) AS latest
                        WHERE failed_events.failed_event_id = latest.failed_event_id
                    ), noted AS (
                        INSERT INTO failed_event_changes (failed_event_id, at, kind, attempt,
                            reason, message, stack)
                        SELECT failed_event_id, failed_at, 'FAILED', number, reason, message, stack
                        FROM numbered ORDER BY number
                    )
                    SELECT topic, partition, "offset", number FROM numbered
                    UNION ALL
                    SELECT topic, partition, "offset", 0 FROM known
                    """),
                copies),
            copies)
        .map((row, context) -> new Copy(position(row), row.getInt(4)))
        .list();
  }

  private static Query positioned(Query query, Collection<FailedEvent> events) {
    return query
        .bind("ids", SqlArrays.texts(events, FailedEvent::deadLetterId))
        .bind("topics", SqlArrays.texts(events, e -> e.record().position().topic()))
        .bind("partitions", SqlArrays.integers(events, e -> e.record().position().partition()))
        .bind("offsets", SqlArrays.bigints(events, e -> e.record().position().offset()))
        .bind("timestamps", SqlArrays.bigints(events, e -> e.record().timestamp().toEpochMilli()));
  }

  private static Query described(Query query, Collection<FailedEvent> events) {
    return query
        .bind("values", SqlArrays.byteas(events, e -> e.record().value()))
        .bind("eventIds", SqlArrays.texts(events, FailedEvent::eventId))
        .bind("reasons", SqlArrays.texts(events, FailedEvent::reason))
        .bind("messages", SqlArrays.quoting(events, FailedEvent::message))
        .bind("stacks", SqlArrays.quoting(events, FailedEvent::stack))
        .bind("failedAt", SqlArrays.textOf("timestamptz", events, FailedEvent::failedAt));
  }
}
