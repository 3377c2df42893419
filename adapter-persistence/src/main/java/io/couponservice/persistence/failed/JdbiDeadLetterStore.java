package io.couponservice.persistence.failed;

import io.couponservice.application.failed.DeadLetter;
import io.couponservice.application.failed.DeadLetterGroup;
import io.couponservice.application.failed.FailedEventChange;
import io.couponservice.application.failed.FailedEventFilter;
import io.couponservice.application.failed.Operation;
import io.couponservice.application.port.DeadLetterStore;
import io.couponservice.persistence.transaction.SqlArrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Table {@code failed_events}, and what happened to its rows. */
public final class JdbiDeadLetterStore implements DeadLetterStore {

  /** What {@link FailedEventRows#letter} reads. */
  static final String SELECT =
      """
      SELECT failed.*, coalesce(octet_length(failed.value), 0) AS payload_bytes,
             (SELECT max(refused.reason) FROM undeliverable_records refused
              WHERE refused.dead_letter_id = failed.dead_letter_id) AS undeliverable
      FROM failed_events failed
      """;

  /** The same, without values that would make a page large. */
  private static final String LIST =
      SELECT.replace(
          "failed.*,",
          """
          failed.failed_event_id, failed.dead_letter_id, failed.topic, failed.partition,
             failed."offset", failed.record_timestamp, failed.consumer_group,
             CASE WHEN octet_length(failed.key) <= %1$d THEN failed.key END AS key,
             CASE WHEN octet_length(failed.value) <= %1$d THEN failed.value END AS value,
             CASE WHEN octet_length(failed.headers) <= %1$d THEN failed.headers
                  ELSE '\\x00000000' END AS headers,
             failed.event_id, failed.user_id, failed.coupon_id, failed.order_id,
             failed.reservation_id, failed.amount, failed.reason, failed.message, failed.attempts,
             failed.replays, failed.status, failed.failed_at, failed.retry_at,
          """
              .formatted(DeadLetter.MOST_LISTED));

  private static final int MOST_CHANGES = 200;

  private final Handle handle;

  /** In the transaction of a handle. */
  public JdbiDeadLetterStore(Handle handle) {
    this.handle = handle;
  }

  @Override
  public Optional<DeadLetter> find(String deadLetterId) {
    return handle
        .createQuery(SELECT + "WHERE failed.dead_letter_id = :id")
        .bind("id", deadLetterId)
        .map((row, context) -> FailedEventRows.letter(row))
        .findOne();
  }

  @Override
  public List<DeadLetter> newest(FailedEventFilter filter, long before, int limit) {
    FailedEventConditions conditions = new FailedEventConditions(filter);
    return conditions
        .bind(
            handle.createQuery(
                LIST
                    + "WHERE failed.failed_event_id < :before AND "
                    + conditions.text()
                    + " ORDER BY failed.failed_event_id DESC LIMIT :limit"))
        .bind("before", before)
        .bind("limit", limit)
        .map((row, context) -> FailedEventRows.letter(row))
        .list();
  }

  @Override
  public List<DeadLetterGroup> groups(FailedEventFilter filter) {
    FailedEventConditions conditions = new FailedEventConditions(filter);
    return conditions
        .bind(
            handle.createQuery(
                """
                SELECT topic, reason, count(*),
                       least(coalesce(sum(amount), 0), 9223372036854775807)::bigint,
                       min(failed_at), max(failed_at)
                FROM failed_events failed WHERE %s
                GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2
                """
                    .formatted(conditions.text())))
        .map(
            (row, context) ->
                new DeadLetterGroup(
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getLong(4),
                    FailedEventRows.instant(row, 5),
                    FailedEventRows.instant(row, 6)))
        .list();
  }

  @Override
  public List<FailedEventChange> history(String deadLetterId) {
    return handle
        .createQuery(
            """
            SELECT change.*
            FROM failed_events failed JOIN failed_event_changes change USING (failed_event_id)
            WHERE failed.dead_letter_id = :id ORDER BY change.id DESC LIMIT :most
            """)
        .bind("id", deadLetterId)
        .bind("most", MOST_CHANGES)
        .map((row, context) -> FailedEventRows.change(row))
        .collect(Collectors.collectingAndThen(Collectors.toList(), JdbiDeadLetterStore::reversed));
  }

  private static <T> List<T> reversed(List<T> list) {
    Collections.reverse(list);
    return list;
  }

  @Override
  public List<Place> inOriginalOrder(FailedEventFilter filter, int limit) {
    FailedEventConditions conditions = new FailedEventConditions(filter);
    return conditions
        .bind(handle.createQuery(inOriginalOrder(conditions) + " LIMIT :limit"))
        .bind("limit", limit)
        .map(
            (row, context) ->
                new Place(
                    row.getLong("failed_event_id"),
                    row.getObject("coupon_id", Long.class),
                    row.getInt("bytes")))
        .list();
  }

  /**
   * By time, but of one coupon never against the offsets of a partition: the times of records are
   * what their senders say.
   */
  static String inOriginalOrder(FailedEventConditions conditions) {
    return """
        SELECT failed_event_id, coupon_id, coalesce(octet_length(value), 0) AS bytes
        FROM (SELECT *, max(record_timestamp)
                     OVER (PARTITION BY topic, partition, coupon_id ORDER BY "offset") AS moment
              FROM failed_events failed WHERE %s) AS placed
        ORDER BY moment, topic, partition, "offset", failed_event_id
        """
        .formatted(conditions.text());
  }

  @Override
  public List<DeadLetter> load(Collection<Long> numbers) {
    return handle
        .createQuery(SELECT + "WHERE failed.failed_event_id = ANY (:numbers)")
        .bind("numbers", SqlArrays.bigints(numbers))
        .map((row, context) -> FailedEventRows.letter(row))
        .list();
  }

  @Override
  public boolean discard(String deadLetterId, Operation operation) {
    return JdbiFailedEventStore.asked(
                handle.createUpdate(
                    """
                    WITH discarded AS (
                        UPDATE failed_events SET status = 'DISCARDED', closed_at = now()
                        WHERE dead_letter_id = :id AND status = 'DEAD'
                        RETURNING failed_event_id)
                    INSERT INTO failed_event_changes (failed_event_id, kind, attempt, actor,
                        correlation_id, note, job_id)
                    SELECT failed_event_id, 'DISCARDED', 0, :actor, :correlationId, :note, :jobId
                    FROM discarded
                    """),
                operation)
            .bind("id", deadLetterId)
            .execute()
        > 0;
  }
}
