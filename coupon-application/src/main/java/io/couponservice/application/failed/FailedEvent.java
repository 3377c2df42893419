package io.couponservice.application.failed;

import io.couponservice.application.record.InboundRecord;
import java.time.Instant;
import java.util.Objects;

/**
 * A consumed record that could not be processed: it waits for its next attempt, or as a dead
 * letter.
 *
 * @param deadLetterId its identity for operators, not null
 * @param record as it was read, not null
 * @param group the consumer group that read it, not null
 * @param eventId null if the record is unreadable
 * @param subject whom and what it is about, {@link Subject#UNKNOWN} if the record is unreadable
 * @param reason a stable code, not null
 * @param message names the cause, not null
 * @param attempts how often it failed; 0 if it was put off before its first attempt
 * @param failedAt when it failed, not null
 * @param retryAt when it is due for its next attempt, null if it is a dead letter
 */
public record FailedEvent(
    String deadLetterId,
    InboundRecord record,
    String group,
    String eventId,
    Subject subject,
    String reason,
    String message,
    int attempts,
    Instant failedAt,
    Instant retryAt) {

  /** The reason of a record that failed for a cause that nobody foresaw: a bug. */
  public static final String UNEXPECTED = "UNEXPECTED";

  /**
   * The reason of a record that was put off, because others about the same coupon failed just
   * before.
   */
  public static final String DEFERRED = "DEFERRED";

  /**
   * Whom and what a failed event is about.
   *
   * @param userId null if not known
   * @param couponId null if not known, or none
   * @param orderId null if not known
   * @param reservationId null if not known, or none
   */
  public record Subject(Long userId, Long couponId, String orderId, String reservationId) {

    /** Nobody can tell. */
    public static final Subject UNKNOWN = new Subject(null, null, null, null);
  }

  /** Checks for null. */
  public FailedEvent {
    Objects.requireNonNull(deadLetterId, "deadLetterId");
    Objects.requireNonNull(record, "record");
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(failedAt, "failedAt");
  }

  /** A dead letter: it is not tried again by itself. */
  public FailedEvent(
      String deadLetterId,
      InboundRecord record,
      String group,
      String eventId,
      Subject subject,
      String reason,
      String message,
      int attempts,
      Instant failedAt) {
    this(deadLetterId, record, group, eventId, subject, reason, message, attempts, failedAt, null);
  }

  /**
   * Whether it waits for somebody to look at it.
   *
   * @return false if it will be tried again by itself
   */
  public boolean isDead() {
    return retryAt == null;
  }
}
