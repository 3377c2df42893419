package io.couponservice.persistence.failed;

import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.port.FailedEventStore;
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
    return handle
        .createQuery(
            """
            INSERT INTO failed_events (dead_letter_id, topic, partition, "offset",
                record_timestamp, consumer_group, key, value, headers, event_id, reason, message,
                attempts, status, failed_at)
            SELECT id, topic, partition, "offset", record_timestamp, consumer_group, key, value,
                   headers, event_id, reason, message, attempts, 'DEAD', failed_at
            FROM unnest(:ids, :topics, :partitions, :offsets, :timestamps, :groups, :keys,
                        :values, :headers, :eventIds, :reasons, :messages, :attempts, :failedAt)
                AS failed (id, topic, partition, "offset", record_timestamp, consumer_group, key,
                           value, headers, event_id, reason, message, attempts, failed_at)
            ORDER BY topic, partition, "offset"
            ON CONFLICT (topic, partition, "offset", record_timestamp) DO NOTHING
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
        .bind("reasons", SqlArrays.texts(events, FailedEvent::reason))
        // PostgreSQL has no U+0000 in a text; a message may quote input that has.
        .bind("messages", SqlArrays.texts(events, e -> e.message().replace('\0', '\uFFFD')))
        .bind("attempts", SqlArrays.integers(events, FailedEvent::attempts))
        .bind("failedAt", SqlArrays.textOf("timestamptz", events, FailedEvent::failedAt))
        .map((row, context) -> new RecordPosition(row.getString(1), row.getInt(2), row.getLong(3)))
        .set();
  }
}
