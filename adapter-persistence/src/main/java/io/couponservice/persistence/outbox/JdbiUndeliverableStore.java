package io.couponservice.persistence.outbox;

import io.couponservice.application.failed.DeadLetters;
import io.couponservice.application.outbox.UndeliverableRecord;
import io.couponservice.application.port.UndeliverableStore;
import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.OutboundRecord;
import io.couponservice.persistence.transaction.SqlArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Table {@code undeliverable_records}, and what of {@code outbox} waits for a dead-letter topic.
 */
public final class JdbiUndeliverableStore implements UndeliverableStore {

  private final Handle handle;

  /** In the transaction of a handle. */
  public JdbiUndeliverableStore(Handle handle) {
    this.handle = handle;
  }

  @Override
  public List<UndeliverableRecord> refused(long before, int limit) {
    return handle
        .createQuery(
            """
            SELECT id, topic, key, value, headers, reason, set_aside_at
            FROM undeliverable_records WHERE id < :before ORDER BY id DESC LIMIT :limit
            """)
        .bind("before", before)
        .bind("limit", limit)
        .map((row, context) -> read(row))
        .list();
  }

  @Override
  public List<UndeliverableRecord> waiting(int limit) {
    return handle
        .createQuery(
            """
            SELECT id, topic, key, value, headers, NULL, created_at
            FROM outbox WHERE shard = ANY (:shards) ORDER BY id LIMIT :limit
            """)
        .bind("shards", SqlArrays.smallints(Shards.ofDeadLetters(), shard -> shard))
        .bind("limit", limit)
        .map((row, context) -> read(row))
        .list();
  }

  @Override
  public List<UndeliverableRecord> take(Collection<Long> ids) {
    return handle
        .createQuery(
            """
            DELETE FROM undeliverable_records WHERE id = ANY (ARRAY(
                SELECT id FROM undeliverable_records WHERE id = ANY (:ids)
                ORDER BY id FOR UPDATE))
            RETURNING id, topic, key, value, headers, reason, set_aside_at
            """)
        .bind("ids", SqlArrays.bigints(ids))
        .map((row, context) -> read(row))
        .list();
  }

  @Override
  public List<UndeliverableRecord> takeOf(String topic, int limit) {
    List<Long> ids =
        handle
            .createQuery(
                """
                SELECT id FROM undeliverable_records WHERE topic = :topic ORDER BY id LIMIT :limit
                """)
            .bind("topic", topic)
            .bind("limit", limit)
            .mapTo(Long.class)
            .list();
    return take(ids).stream().sorted(Comparator.comparing(UndeliverableRecord::id)).toList();
  }

  private static UndeliverableRecord read(ResultSet row) throws SQLException {
    OutboundRecord record =
        new OutboundRecord(
            row.getString(2),
            Bytes.ofNullable(row.getBytes(3)),
            Bytes.ofNullable(row.getBytes(4)),
            HeaderBytes.read(row.getBytes(5)));
    return new UndeliverableRecord(
        row.getLong(1),
        record,
        DeadLetters.carried(record).orElse(null),
        row.getString(6),
        row.getObject(7, OffsetDateTime.class).toInstant());
  }
}
