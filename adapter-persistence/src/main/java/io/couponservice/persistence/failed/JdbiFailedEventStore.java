package io.couponservice.persistence.failed;

import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.failed.Operation;
import io.couponservice.application.port.FailedEventStore;
import io.couponservice.application.port.ProcessedEventStore.EventKey;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.application.record.RecordPosition;
import io.couponservice.persistence.transaction.SqlArrays;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Table {@code failed_events}. */
public final class JdbiFailedEventStore implements FailedEventStore {

  private final Handle handle;

  /** In the transaction of a handle. */
  public JdbiFailedEventStore(Handle handle) {
    this.handle = handle;
  }

  @Override
  public Set<RecordPosition> store(Collection<FailedEvent> events) {
    return events.isEmpty() ? Set.of() : new FailedEventInserts(handle).store(events);
  }

  @Override
  public List<Copy> storeCopies(Collection<FailedEvent> copies) {
    return copies.isEmpty() ? List.of() : new FailedEventInserts(handle).storeCopies(copies);
  }

  @Override
  public Map<RecordPosition, String> idsOf(Collection<FailedEvent> events) {
    return events.isEmpty() ? Map.of() : new FailedEventInserts(handle).idsOf(events);
  }

  @Override
  public void recover(Collection<EventKey> events) {
    if (events.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            WITH recovered AS (
                UPDATE failed_events SET status = 'RECOVERED', retry_at = NULL,
                    closed_at = now()
                WHERE failed_event_id = ANY (ARRAY(
                    SELECT failed.failed_event_id
                    FROM unnest(:topics, :ids) AS applied (topic, event_id)
                    JOIN failed_events failed
                        ON failed.topic = applied.topic AND failed.event_id = applied.event_id
                    WHERE failed.status IN ('RETRYING', 'DEAD')
                    ORDER BY failed.failed_event_id FOR NO KEY UPDATE OF failed))
                RETURNING failed_event_id)
            INSERT INTO failed_event_changes (failed_event_id, kind, attempt)
            SELECT failed_event_id, 'RECOVERED', 0 FROM recovered
            """)
        .bind("topics", SqlArrays.texts(events, EventKey::topic))
        .bind("ids", SqlArrays.texts(events, EventKey::eventId))
        .execute();
  }

  @Override
  public void recoverCopies(Map<String, InboundRecord> copies) {
    List<Map.Entry<String, InboundRecord>> all = List.copyOf(copies.entrySet());
    handle
        .createUpdate(
            """
            WITH recovered AS (
                UPDATE failed_events SET status = 'RECOVERED', closed_at = now()
                FROM unnest(:ids, :topics, :values) AS copy (id, topic, value)
                WHERE failed_events.dead_letter_id = copy.id AND failed_events.topic = copy.topic
                    AND failed_events.event_id IS NULL
                    AND failed_events.value IS NOT DISTINCT FROM copy.value
                    AND failed_events.status = 'DEAD'
                RETURNING failed_event_id)
            INSERT INTO failed_event_changes (failed_event_id, kind, attempt)
            SELECT failed_event_id, 'RECOVERED', 0 FROM recovered
            """)
        .bind("ids", SqlArrays.texts(all, Map.Entry::getKey))
        .bind("topics", SqlArrays.texts(all, each -> each.getValue().position().topic()))
        .bind("values", SqlArrays.byteas(all, each -> each.getValue().value()))
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
            WITH recovered AS (
                UPDATE failed_events SET status = 'RECOVERED', retry_at = NULL,
                    closed_at = now()
                WHERE dead_letter_id = ANY (:ids) AND status = 'RETRYING'
                RETURNING failed_event_id, attempts)
            INSERT INTO failed_event_changes (failed_event_id, kind, attempt)
            SELECT failed_event_id, 'RECOVERED', attempts + 1 FROM recovered
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
            WITH again AS (
                SELECT * FROM unnest(:ids, :reasons, :messages, :stacks, :attempts, :failedAt,
                        :eventIds, :users, :coupons, :orders, :reservations, :amounts, :retryAt)
                    AS event (id, reason, message, stack, attempts, failed_at, event_id, user_id,
                        coupon_id, order_id, reservation_id, amount, retry_at)
            ), failed AS (
                UPDATE failed_events SET
                    status = CASE WHEN again.retry_at IS NULL THEN 'DEAD' ELSE 'RETRYING' END,
                    event_id = CASE WHEN failed_events.event_id IS NULL AND NOT EXISTS (
                            SELECT FROM failed_events other
                            WHERE other.topic = failed_events.topic
                                AND other.event_id = again.event_id
                                AND other.status IN ('RETRYING', 'DEAD'))
                        THEN again.event_id ELSE failed_events.event_id END,
                    user_id = coalesce(failed_events.user_id, again.user_id),
                    coupon_id = coalesce(failed_events.coupon_id, again.coupon_id),
                    order_id = coalesce(failed_events.order_id, again.order_id),
                    reservation_id = coalesce(failed_events.reservation_id, again.reservation_id),
                    amount = coalesce(failed_events.amount, again.amount),
                    reason = again.reason, message = again.message, attempts = again.attempts,
                    failed_at = again.failed_at, retry_at = again.retry_at
                FROM again
                WHERE failed_events.dead_letter_id = again.id
                    AND failed_events.status = 'RETRYING' AND failed_events.retry_at = :until
                RETURNING failed_events.failed_event_id, failed_events.dead_letter_id
            ), noted AS (
                INSERT INTO failed_event_changes (failed_event_id, at, kind, attempt, reason,
                    message, stack)
                SELECT failed.failed_event_id, again.failed_at, 'FAILED', again.attempts,
                       again.reason, again.message, again.stack
                FROM failed JOIN again ON again.id = failed.dead_letter_id
            )
            SELECT dead_letter_id FROM failed
            """)
        .bind("ids", SqlArrays.texts(events, FailedEvent::deadLetterId))
        .bind("reasons", SqlArrays.texts(events, FailedEvent::reason))
        .bind("messages", SqlArrays.quoting(events, FailedEvent::message))
        .bind("stacks", SqlArrays.quoting(events, FailedEvent::stack))
        .bind("attempts", SqlArrays.integers(events, FailedEvent::attempts))
        .bind("failedAt", SqlArrays.textOf("timestamptz", events, FailedEvent::failedAt))
        .bind("eventIds", SqlArrays.texts(events, FailedEvent::eventId))
        .bind("users", SqlArrays.bigints(events, e -> e.subject().userId()))
        .bind("coupons", SqlArrays.bigints(events, e -> e.subject().couponId()))
        .bind("orders", SqlArrays.texts(events, e -> e.subject().orderId()))
        .bind("reservations", SqlArrays.texts(events, e -> e.subject().reservationId()))
        .bind("amounts", SqlArrays.bigints(events, e -> e.subject().amount()))
        .bind("retryAt", SqlArrays.textOf("timestamptz", events, FailedEvent::retryAt))
        .bind("until", until.atOffset(ZoneOffset.UTC))
        .mapTo(String.class)
        .set();
  }

  @Override
  public int replayed(Collection<Replayed> replayed, Operation operation) {
    return asked(
            handle.createUpdate(
                """
                WITH done AS (
                    SELECT failed.failed_event_id, done.attempt, done.outcome
                    FROM unnest(:ids, :attempts, :outcomes) AS done (id, attempt, outcome)
                    JOIN failed_events failed ON failed.dead_letter_id = done.id
                    WHERE failed.status = 'DEAD'
                    ORDER BY failed.failed_event_id FOR NO KEY UPDATE OF failed
                ), closed AS (
                    UPDATE failed_events SET status = 'REPLAYED', replays = replays + 1,
                        closed_at = now()
                    FROM done WHERE failed_events.failed_event_id = done.failed_event_id
                )
                INSERT INTO failed_event_changes (failed_event_id, kind, attempt, outcome, actor,
                    correlation_id, note, job_id)
                SELECT failed_event_id, 'REPLAYED', attempt, outcome, :actor, :correlationId, :note,
                       :jobId
                FROM done
                """),
            operation)
        .bind("ids", SqlArrays.texts(replayed, Replayed::deadLetterId))
        .bind("attempts", SqlArrays.integers(replayed, Replayed::attempt))
        .bind("outcomes", SqlArrays.texts(replayed, Replayed::outcome))
        .execute();
  }

  @Override
  public int replayFailed(Collection<FailedEvent> events, Operation operation) {
    return asked(
            handle.createUpdate(
                """
                WITH again AS (
                    SELECT failed.failed_event_id, again.*
                    FROM unnest(:ids, :reasons, :messages, :stacks, :attempts, :failedAt,
                            :eventIds, :users, :coupons, :orders, :reservations, :amounts)
                        AS again (id, reason, message, stack, attempt, failed_at, event_id, user_id,
                            coupon_id, order_id, reservation_id, amount)
                    JOIN failed_events failed ON failed.dead_letter_id = again.id
                    WHERE failed.status = 'DEAD' AND failed.attempts = again.attempt - 1
                    ORDER BY failed.failed_event_id FOR NO KEY UPDATE OF failed
                ), failed AS (
                    UPDATE failed_events SET
                    event_id = CASE WHEN failed_events.event_id IS NULL AND NOT EXISTS (
                            SELECT FROM failed_events other
                            WHERE other.topic = failed_events.topic
                                AND other.event_id = again.event_id
                                AND other.status IN ('RETRYING', 'DEAD'))
                        THEN again.event_id ELSE failed_events.event_id END,
                    user_id = coalesce(failed_events.user_id, again.user_id),
                    coupon_id = coalesce(failed_events.coupon_id, again.coupon_id),
                    order_id = coalesce(failed_events.order_id, again.order_id),
                    reservation_id = coalesce(failed_events.reservation_id, again.reservation_id),
                    amount = coalesce(failed_events.amount, again.amount),
                    reason = again.reason, message = again.message,
                        attempts = again.attempt, failed_at = again.failed_at, replays = replays + 1
                    FROM again WHERE failed_events.failed_event_id = again.failed_event_id
                )
                INSERT INTO failed_event_changes (failed_event_id, at, kind, attempt, reason,
                    message, stack, actor, correlation_id, note, job_id)
                SELECT failed_event_id, failed_at, 'FAILED', attempt, reason, message, stack, :actor,
                       :correlationId, :note, :jobId
                FROM again
                """),
            operation)
        .bind("ids", SqlArrays.texts(events, FailedEvent::deadLetterId))
        .bind("reasons", SqlArrays.texts(events, FailedEvent::reason))
        .bind("messages", SqlArrays.quoting(events, FailedEvent::message))
        .bind("stacks", SqlArrays.quoting(events, FailedEvent::stack))
        .bind("attempts", SqlArrays.integers(events, FailedEvent::attempts))
        .bind("failedAt", SqlArrays.textOf("timestamptz", events, FailedEvent::failedAt))
        .bind("eventIds", SqlArrays.texts(events, FailedEvent::eventId))
        .bind("users", SqlArrays.bigints(events, e -> e.subject().userId()))
        .bind("coupons", SqlArrays.bigints(events, e -> e.subject().couponId()))
        .bind("orders", SqlArrays.texts(events, e -> e.subject().orderId()))
        .bind("reservations", SqlArrays.texts(events, e -> e.subject().reservationId()))
        .bind("amounts", SqlArrays.bigints(events, e -> e.subject().amount()))
        .execute();
  }

  /** Who asked for it, and why. */
  static Update asked(Update update, Operation operation) {
    return update
        .bind("actor", operation.actor())
        .bind("correlationId", operation.correlationId())
        .bind("note", operation.note())
        .bind("jobId", operation.jobId());
  }
}
