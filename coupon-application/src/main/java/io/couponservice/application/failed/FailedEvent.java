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
 * @param stack where it happened, null unless nobody foresaw the cause
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
    String stack,
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
   * @param amount the money that was moved, in won; null if not known, or none was
   */
  public record Subject(
      Long userId, Long couponId, String orderId, String reservationId, Long amount) {

    /** Nobody can tell. */
    public static final Subject UNKNOWN = new Subject(null, null, null, null, null);
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

  /**
   * Whether it waits for somebody to look at it.
   *
   * @return false if it will be tried again by itself
   */
  public boolean isDead() {
    return retryAt == null;
  }

  /**
   * The same as a dead letter, whatever the schedule of retries says.
   *
   * @return never null
   */
  public FailedEvent dead() {
    return waitingUntil(null);
  }

  /**
   * The same with another time for the next attempt.
   *
   * @param time null for a dead letter
   * @return never null
   */
  public FailedEvent waitingUntil(Instant time) {
    return new FailedEvent(
        deadLetterId,
        record,
        group,
        eventId,
        subject,
        reason,
        message,
        stack,
        attempts,
        failedAt,
        time);
  }

  /**
   * The same as a failure of a dead letter that is there already.
   *
   * @param id of the dead letter, not null
   * @param attempt how often it has failed by now, 1 or more
   * @return never null
   */
  public FailedEvent asFailureOf(String id, int attempt) {
    return new FailedEvent(
        id, record, group, eventId, subject, reason, message, stack, attempt, failedAt, retryAt);
  }
}
