package io.couponservice.persistence.coupon;

import io.couponservice.application.coupon.HistoryEntry;
import io.couponservice.application.port.HistoryStore;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.coupon.CouponTrigger;
import io.couponservice.domain.coupon.RestoreVerdict;
import io.couponservice.persistence.transaction.SqlArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Table {@code coupon_history}. */
public final class JdbiHistoryStore implements HistoryStore {

  /** Between the event ids of one entry: an array of arrays of different lengths is none. */
  private static final String SEPARATOR = "\u001F";

  private final Handle handle;

  /** In the transaction of a handle. */
  public JdbiHistoryStore(Handle handle) {
    this.handle = handle;
  }

  @Override
  public void append(Collection<HistoryEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            INSERT INTO coupon_history (coupon_id, at, trigger, from_status, to_status, event_ids,
                                        verdict, note, correlation_id, causation_id, actor)
            SELECT coupon_id, at, trigger, from_status, to_status,
                   string_to_array(event_ids, :separator), verdict, note, correlation_id,
                   causation_id, actor
            FROM unnest(:coupons, :at, :triggers, :from, :to, :eventIds, :verdicts, :notes,
                        :correlations, :causations, :actors) WITH ORDINALITY
                AS entry (coupon_id, at, trigger, from_status, to_status, event_ids, verdict, note,
                          correlation_id, causation_id, actor, position)
            ORDER BY position
            """)
        .bind("separator", SEPARATOR)
        .bind("coupons", SqlArrays.bigints(entries, HistoryEntry::couponId))
        .bind("at", SqlArrays.textOf("timestamptz", entries, HistoryEntry::at))
        .bind("triggers", SqlArrays.textOf("text", entries, HistoryEntry::trigger))
        .bind("from", SqlArrays.textOf("text", entries, HistoryEntry::from))
        .bind("to", SqlArrays.textOf("text", entries, HistoryEntry::to))
        .bind("eventIds", SqlArrays.texts(entries, e -> String.join(SEPARATOR, e.eventIds())))
        .bind("verdicts", SqlArrays.textOf("text", entries, HistoryEntry::verdict))
        .bind("notes", SqlArrays.quoting(entries, HistoryEntry::note))
        .bind("correlations", SqlArrays.quoting(entries, HistoryEntry::correlationId))
        .bind("causations", SqlArrays.quoting(entries, HistoryEntry::causationId))
        .bind("actors", SqlArrays.quoting(entries, HistoryEntry::actor))
        .execute();
  }

  @Override
  public List<HistoryEntry> of(long couponId, int skip, int limit) {
    return handle
        .createQuery(
            """
            SELECT coupon_id, at, trigger, from_status, to_status, event_ids, verdict, note,
                   correlation_id, causation_id, actor
            FROM coupon_history WHERE coupon_id = :id ORDER BY id OFFSET :skip LIMIT :limit
            """)
        .bind("id", couponId)
        .bind("skip", skip)
        .bind("limit", limit)
        .map(JdbiHistoryStore::toEntry)
        .list();
  }

  private static HistoryEntry toEntry(ResultSet row, StatementContext context) throws SQLException {
    return new HistoryEntry(
        row.getLong(1),
        row.getObject(2, OffsetDateTime.class).toInstant(),
        CouponTrigger.valueOf(row.getString(3)),
        nullable(row.getString(4), CouponStatus::valueOf),
        CouponStatus.valueOf(row.getString(5)),
        List.of((String[]) row.getArray(6).getArray()),
        nullable(row.getString(7), RestoreVerdict::valueOf),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        row.getString(11));
  }

  private static <E> E nullable(String name, Function<String, E> valueOf) {
    return name == null ? null : valueOf.apply(name);
  }
}
