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
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Table {@code undeliverable_records}, and what of {@code outbox} waits for a dead-letter topic.
 * The values are large, and never leave the database on their way back.
 */
public final class JdbiUndeliverableStore implements UndeliverableStore {

  private static final String SEND =
      """
      WITH sent AS (
          DELETE FROM undeliverable_records WHERE id = ANY (ARRAY(
              SELECT id FROM undeliverable_records WHERE %s ORDER BY id LIMIT :limit
              FOR UPDATE SKIP LOCKED))
          RETURNING id, shard, topic, key, value, headers)
      INSERT INTO outbox (shard, topic, key, value, headers)
      SELECT shard, topic, key, value, headers FROM sent ORDER BY id
      """;

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
            SELECT id, topic, key, coalesce(octet_length(value), 0), reason, set_aside_at,
                   dead_letter_id
            FROM undeliverable_records WHERE id < :before ORDER BY id DESC LIMIT :limit
            """)
        .bind("before", before)
        .bind("limit", limit)
        .map((row, context) -> read(row, row.getString(7)))
        .list();
  }

  @Override
  public List<UndeliverableRecord> waiting(int limit) {
    return handle
        .createQuery(
            """
            SELECT id, topic, key, coalesce(octet_length(value), 0), NULL, created_at, headers
            FROM outbox WHERE shard = ANY (:shards) ORDER BY id LIMIT :limit
            """)
        .bind("shards", SqlArrays.smallints(Shards.ofDeadLetters(), shard -> shard))
        .bind("limit", limit)
        .map((row, context) -> read(row, carried(row.getString(2), row.getBytes(7))))
        .list();
  }

  private static String carried(String topic, byte[] headers) {
    return DeadLetters.carried(new OutboundRecord(topic, null, null, HeaderBytes.read(headers)))
        .orElse(null);
  }

  @Override
  public int send(long id) {
    return handle
        .createUpdate(SEND.formatted("id = :id"))
        .bind("id", id)
        .bind("limit", 1)
        .execute();
  }

  @Override
  public int sendOf(String topic, int limit) {
    return handle
        .createUpdate(SEND.formatted("topic = :topic"))
        .bind("topic", topic)
        .bind("limit", limit)
        .execute();
  }

  private static UndeliverableRecord read(ResultSet row, String deadLetterId) throws SQLException {
    return new UndeliverableRecord(
        row.getLong(1),
        row.getString(2),
        Bytes.ofNullable(row.getBytes(3)),
        row.getLong(4),
        deadLetterId,
        row.getString(5),
        row.getObject(6, OffsetDateTime.class).toInstant());
  }
}
