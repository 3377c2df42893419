package io.couponservice.persistence.outbox;

import io.couponservice.application.failed.DeadLetters;
import io.couponservice.application.outbox.OutboxEntry;
import io.couponservice.application.outbox.OutboxQueue;
import io.couponservice.application.outbox.ShardLease;
import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.OutboundRecord;
import io.couponservice.persistence.transaction.SqlArrays;
import io.couponservice.persistence.transaction.SqlFailures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads and empties table {@code outbox}. */
public final class JdbiOutboxQueue implements OutboxQueue {

  private static final int RECORDS_PER_SHARD = 250;
  private static final long BYTES_PER_SHARD = 4L << 20;

  private final Jdbi jdbi;

  /** In a database. */
  public JdbiOutboxQueue(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<OutboxEntry> read(Collection<ShardLease> leases) {
    // Per shard the first rows of the primary key, as far as their bytes fit, but at least one.
    return SqlFailures.translated(
        () ->
            jdbi.withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            SELECT entry.shard, entry.id, entry.topic, entry.key, entry.value,
                                   entry.headers
                            FROM unnest(:shards) AS leased (shard)
                            CROSS JOIN LATERAL (
                                SELECT *, sum(coalesce(octet_length(value), 0))
                                       OVER (ORDER BY id ROWS UNBOUNDED PRECEDING) AS bytes
                                FROM (SELECT * FROM outbox WHERE outbox.shard = leased.shard
                                      ORDER BY id LIMIT :records) AS oldest
                            ) AS entry
                            WHERE entry.bytes <= :bytes
                                OR entry.bytes = coalesce(octet_length(entry.value), 0)
                            ORDER BY entry.id
                            """)
                        .bind("shards", SqlArrays.smallints(leases, ShardLease::shard))
                        .bind("records", RECORDS_PER_SHARD)
                        .bind("bytes", BYTES_PER_SHARD)
                        .map(JdbiOutboxQueue::toEntry)
                        .list()));
  }

  @Override
  public void remove(String instance, Collection<ShardLease> leases, List<OutboxEntry> entries) {
    Map<Integer, Long> epochs =
        leases.stream().collect(Collectors.toMap(ShardLease::shard, ShardLease::epoch));
    List<OutboxEntry> owned =
        entries.stream().filter(entry -> epochs.containsKey(entry.shard())).toList();
    SqlFailures.translated(
        () ->
            jdbi.withHandle(
                handle ->
                    handle
                        .createUpdate(
                            """
                            DELETE FROM outbox
                            USING unnest(:shards, :ids, :epochs) AS done (shard, id, epoch),
                                  outbox_leases lease
                            WHERE outbox.shard = done.shard AND outbox.id = done.id
                                AND lease.shard = done.shard AND lease.owner = :instance
                                AND lease.epoch = done.epoch
                            """)
                        .bind("shards", SqlArrays.smallints(owned, OutboxEntry::shard))
                        .bind("ids", SqlArrays.bigints(owned, OutboxEntry::id))
                        .bind("epochs", SqlArrays.bigints(owned, e -> epochs.get(e.shard())))
                        .bind("instance", instance)
                        .execute()));
  }

  @Override
  public void setAside(OutboxEntry entry, String reason) {
    SqlFailures.translated(
        () ->
            jdbi.withHandle(
                handle ->
                    handle
                        .createUpdate(
                            """
                            WITH refused AS (
                                DELETE FROM outbox WHERE shard = :shard AND id = :id
                                RETURNING shard, id, topic, key, value, headers)
                            INSERT INTO undeliverable_records (id, shard, topic, key, value,
                                headers, reason, dead_letter_id)
                            SELECT id, shard, topic, key, value, headers, :reason,
                                   :deadLetterId
                            FROM refused
                            ON CONFLICT DO NOTHING
                            """)
                        .bind("shard", entry.shard())
                        .bind("id", entry.id())
                        .bind("reason", reason)
                        .bind("deadLetterId", DeadLetters.carried(entry.record()).orElse(null))
                        .execute()));
  }

  private static OutboxEntry toEntry(ResultSet row, StatementContext context) throws SQLException {
    return new OutboxEntry(
        row.getInt(1),
        row.getLong(2),
        new OutboundRecord(
            row.getString(3),
            Bytes.ofNullable(row.getBytes(4)),
            Bytes.ofNullable(row.getBytes(5)),
            HeaderBytes.read(row.getBytes(6))));
  }
}
