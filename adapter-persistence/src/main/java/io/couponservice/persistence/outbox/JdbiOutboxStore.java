package io.couponservice.persistence.outbox;

import io.couponservice.application.port.OutboxStore;
import io.couponservice.application.record.OutboundRecord;
import io.couponservice.persistence.transaction.SqlArrays;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Appends to table {@code outbox}. */
public final class JdbiOutboxStore implements OutboxStore {

  private final Handle handle;

  /** In the transaction of a handle. */
  public JdbiOutboxStore(Handle handle) {
    this.handle = handle;
  }

  @Override
  public void append(List<OutboundRecord> records) {
    if (records.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            INSERT INTO outbox (shard, topic, key, value, headers)
            SELECT shard, topic, key, value, headers
            FROM unnest(:shards, :topics, :keys, :values, :headers) WITH ORDINALITY
                AS record (shard, topic, key, value, headers, position)
            ORDER BY position
            """)
        .bind("shards", SqlArrays.smallints(records, Shards::of))
        .bind("topics", SqlArrays.texts(records, OutboundRecord::topic))
        .bind("keys", SqlArrays.byteas(records, OutboundRecord::key))
        .bind("values", SqlArrays.byteas(records, OutboundRecord::value))
        .bind("headers", SqlArrays.byteas(records, record -> HeaderBytes.write(record.headers())))
        .execute();
  }
}
