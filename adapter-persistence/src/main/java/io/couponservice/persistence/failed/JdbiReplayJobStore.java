package io.couponservice.persistence.failed;

import io.couponservice.application.failed.DeadLetter;
import io.couponservice.application.failed.FailedEventStatus;
import io.couponservice.application.port.ReplayJobStore;
import io.couponservice.application.replay.ReplayJob;
import io.couponservice.application.replay.ReplayJob.Order;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Tables {@code replay_jobs} and {@code replay_items}. */
public final class JdbiReplayJobStore implements ReplayJobStore {

  /** Of what is loaded at once, but for one that is larger. */
  private static final long MOST_BYTES = 8L << 20;

  private final Handle handle;

  /** In the transaction of a handle. */
  public JdbiReplayJobStore(Handle handle) {
    this.handle = handle;
  }

  @Override
  public ReplayJob create(Order order) {
    // It takes as long as there is to be replayed.
    handle.execute("SET LOCAL statement_timeout = '60s'");
    long jobId = insert(order);
    FailedEventConditions conditions =
        new FailedEventConditions(order.filter().of(FailedEventStatus.DEAD));
    int total =
        conditions
            .bind(
                handle.createUpdate(
                    """
                    INSERT INTO replay_items (job_id, place, failed_event_id)
                    SELECT :job, row_number() OVER () - 1, failed_event_id
                    FROM (%s LIMIT :most) AS ordered
                    """
                        .formatted(JdbiDeadLetterStore.inOriginalOrder(conditions))))
            .bind("job", jobId)
            .bind("most", MOST_ITEMS)
            .execute();
    return handle
        .createQuery("UPDATE replay_jobs SET total = :total WHERE job_id = :job RETURNING *")
        .bind("total", total)
        .bind("job", jobId)
        .map((row, context) -> ReplayJobRows.read(row))
        .one();
  }

  private long insert(Order order) {
    return handle
        .createQuery(
            """
            INSERT INTO replay_jobs (status, topic, reason, failed_from, failed_to, forced,
                per_second, stop_share, actor, correlation_id, note, total)
            VALUES ('WAITING', :topic, :reason, :from, :to, :forced, :perSecond, :stopShare, :actor,
                :correlationId, :note, 0)
            RETURNING job_id
            """)
        .bind("topic", order.filter().topic())
        .bind("reason", order.filter().reason())
        .bindByType("from", utc(order.filter().from()), OffsetDateTime.class)
        .bindByType("to", utc(order.filter().to()), OffsetDateTime.class)
        .bind("forced", order.forced())
        .bind("perSecond", order.perSecond())
        .bind("stopShare", order.stopShare())
        .bind("actor", order.operation().actor())
        .bind("correlationId", order.operation().correlationId())
        .bind("note", order.operation().note())
        .mapTo(Long.class)
        .one();
  }

  private static OffsetDateTime utc(Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }

  @Override
  public Optional<ReplayJob> find(long jobId) {
    return handle
        .createQuery("SELECT * FROM replay_jobs WHERE job_id = :job")
        .bind("job", jobId)
        .map((row, context) -> ReplayJobRows.read(row))
        .findOne();
  }

  @Override
  public List<ReplayJob> newest(long before, int limit) {
    return handle
        .createQuery(
            """
            SELECT * FROM replay_jobs WHERE job_id < :before ORDER BY job_id DESC LIMIT :limit
            """)
        .bind("before", before)
        .bind("limit", limit)
        .map((row, context) -> ReplayJobRows.read(row))
        .list();
  }

  @Override
  public Optional<ReplayJob> claim(String owner, Duration lease) {
    return handle
        .createQuery(
            """
            UPDATE replay_jobs SET status = 'RUNNING', owner = :owner,
                lease_until = now() + make_interval(secs => :lease),
                started_at = coalesce(started_at, now())
            WHERE job_id = (SELECT job_id FROM replay_jobs
                            WHERE status IN ('WAITING', 'RUNNING') ORDER BY job_id LIMIT 1)
                AND status IN ('WAITING', 'RUNNING')
                AND (owner IS NULL OR owner = :owner OR lease_until < now())
            RETURNING *
            """)
        .bind("owner", owner)
        .bind("lease", lease.toMillis() / 1e3)
        .map((row, context) -> ReplayJobRows.read(row))
        .findOne();
  }

  @Override
  public List<Item> items(ReplayJob job, long from, int limit) {
    return handle
        .createQuery(
            """
            SELECT * FROM (
                SELECT *, sum(payload_bytes) OVER (ORDER BY place) AS bytes FROM (
                    SELECT failed.*, NULL AS undeliverable, item.place,
                           coalesce(octet_length(failed.value), 0) AS payload_bytes
                    FROM replay_items item JOIN failed_events failed USING (failed_event_id)
                    WHERE item.job_id = :job AND item.place >= :from AND failed.status = 'DEAD'
                        AND (:forced OR failed.replays < :mostReplays)
                    ORDER BY item.place LIMIT :limit) AS item) AS item
            WHERE bytes <= :bytes OR bytes = payload_bytes ORDER BY place
            """)
        .bind("bytes", MOST_BYTES)
        .bind("forced", job.order().forced())
        .bind("mostReplays", DeadLetter.MOST_REPLAYS)
        .bind("job", job.jobId())
        .bind("from", from)
        .bind("limit", limit)
        .map((row, context) -> new Item(row.getLong("place"), FailedEventRows.letter(row)))
        .list();
  }

  @Override
  public boolean advance(Step step) {
    return handle
            .createUpdate(
                """
                UPDATE replay_jobs SET next_place = :to, done = done + :done,
                    failed = failed + :failed
                WHERE job_id = :job AND status = 'RUNNING' AND owner = :owner
                    AND next_place <= :from
                """)
            .bind("to", step.to())
            .bind("done", step.done())
            .bind("failed", step.failed())
            .bind("job", step.jobId())
            .bind("owner", step.owner())
            .bind("from", step.from())
            .execute()
        > 0;
  }

  @Override
  public void finish(long jobId, String owner) {
    handle
        .createUpdate(
            """
            UPDATE replay_jobs SET status = 'DONE', next_place = total, ended_at = now()
            WHERE job_id = :job AND status = 'RUNNING' AND owner = :owner
            """)
        .bind("job", jobId)
        .bind("owner", owner)
        .execute();
  }

  @Override
  public Optional<ReplayJob> stop(long jobId, String by, String reason) {
    handle
        .createUpdate(
            """
            UPDATE replay_jobs SET status = 'STOPPED', ended_at = now(), stopped_by = :by,
                stop_reason = :reason
            WHERE job_id = :job AND status IN ('WAITING', 'RUNNING')
            """)
        .bind("by", by)
        .bind("reason", reason)
        .bind("job", jobId)
        .execute();
    return find(jobId);
  }
}
