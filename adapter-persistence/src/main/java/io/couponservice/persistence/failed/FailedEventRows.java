package io.couponservice.persistence.failed;

import io.couponservice.application.failed.DeadLetter;
import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.failed.FailedEvent.Subject;
import io.couponservice.application.failed.FailedEventChange;
import io.couponservice.application.failed.FailedEventStatus;
import io.couponservice.application.failed.Operation;
import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.application.record.RecordPosition;
import io.couponservice.persistence.outbox.HeaderBytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** From rows of {@code failed_events} to failed events. */
final class FailedEventRows {

  private FailedEventRows() {}

  static FailedEvent read(ResultSet row) throws SQLException {
    return new FailedEvent(
        row.getString("dead_letter_id"),
        new InboundRecord(
            new RecordPosition(
                row.getString("topic"), row.getInt("partition"), row.getLong("offset")),
            Instant.ofEpochMilli(row.getLong("record_timestamp")),
            Bytes.ofNullable(row.getBytes("key")),
            Bytes.ofNullable(row.getBytes("value")),
            HeaderBytes.read(row.getBytes("headers"))),
        row.getString("consumer_group"),
        row.getString("event_id"),
        new Subject(
            row.getObject("user_id", Long.class),
            row.getObject("coupon_id", Long.class),
            row.getString("order_id"),
            row.getString("reservation_id"),
            row.getObject("amount", Long.class)),
        row.getString("reason"),
        row.getString("message"),
        // With what happened to it: nobody who handles it again needs it.
        null,
        row.getInt("attempts"),
        instant(row, "failed_at"),
        instant(row, "retry_at"));
  }

  /** From rows of {@link JdbiDeadLetterStore#SELECT}. */
  static DeadLetter letter(ResultSet row) throws SQLException {
    return new DeadLetter(
        row.getLong("failed_event_id"),
        read(row),
        FailedEventStatus.valueOf(row.getString("status")),
        row.getInt("replays"),
        row.getString("undeliverable"),
        row.getLong("payload_bytes"));
  }

  /** From rows of {@code failed_event_changes}. */
  static FailedEventChange change(ResultSet row) throws SQLException {
    String actor = row.getString("actor");
    return new FailedEventChange(
        instant(row, "at"),
        FailedEventChange.Kind.valueOf(row.getString("kind")),
        row.getInt("attempt"),
        row.getString("outcome"),
        row.getString("reason"),
        row.getString("message"),
        row.getString("stack"),
        actor == null
            ? null
            : new Operation(
                actor,
                row.getString("correlation_id"),
                row.getString("note"),
                row.getObject("job_id", Long.class)));
  }

  static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
