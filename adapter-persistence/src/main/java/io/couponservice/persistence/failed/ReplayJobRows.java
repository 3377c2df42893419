package io.couponservice.persistence.failed;

import io.couponservice.application.failed.FailedEventFilter;
import io.couponservice.application.failed.Operation;
import io.couponservice.application.replay.ReplayJob;
import io.couponservice.application.replay.ReplayJob.Order;
import io.couponservice.application.replay.ReplayJob.Progress;
import io.couponservice.application.replay.ReplayJob.Status;
import io.couponservice.application.replay.ReplayJob.Stop;
import io.couponservice.application.replay.ReplayJob.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** From rows of {@code replay_jobs} to jobs. */
final class ReplayJobRows {

  private ReplayJobRows() {}

  static ReplayJob read(ResultSet row) throws SQLException {
    String stoppedBy = row.getString("stopped_by");
    long done = row.getLong("done");
    long failed = row.getLong("failed");
    return new ReplayJob(
        row.getLong("job_id"),
        order(row),
        Status.valueOf(row.getString("status")),
        new Progress(row.getLong("total"), done, failed, row.getLong("next_place") - done - failed),
        new Times(
            FailedEventRows.instant(row, "created_at"),
            FailedEventRows.instant(row, "started_at"),
            FailedEventRows.instant(row, "ended_at")),
        stoppedBy == null ? null : new Stop(stoppedBy, row.getString("stop_reason")));
  }

  private static Order order(ResultSet row) throws SQLException {
    return new Order(
        new FailedEventFilter(
            row.getString("topic"),
            row.getString("reason"),
            null,
            FailedEventRows.instant(row, "failed_from"),
            FailedEventRows.instant(row, "failed_to"),
            null,
            null,
            null,
            List.of()),
        new Operation(
            row.getString("actor"), row.getString("correlation_id"), row.getString("note"), null),
        row.getBoolean("forced"),
        row.getInt("per_second"),
        row.getDouble("stop_share"));
  }
}
