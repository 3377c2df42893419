package io.couponservice.application.inbound;

import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.failed.FailedEvent.Subject;
import io.couponservice.application.port.EventDecoder.Decoded;
import io.couponservice.application.port.Ids;
import io.couponservice.application.port.RetrySchedule;
import io.couponservice.domain.coupon.Decision;
import io.couponservice.domain.event.EventEnvelope;
import io.couponservice.domain.event.InboundEvent;
import io.couponservice.domain.event.PaymentCompletedEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;

/** Makes failed events of attempts, one way for each kind of failure. */
final class FailedEvents {

  private static final int MAX_STACK = 16_000;

  private final Ids ids;
  private final RetrySchedule schedule;
  private final String group;

  FailedEvents(Ids ids, RetrySchedule schedule, String group) {
    this.ids = ids;
    this.schedule = schedule;
    this.group = group;
  }

  FailedEvent unreadable(Attempt attempt, Decoded.Unreadable why, Instant now) {
    return failed(attempt, why.reason().name(), why.message(), null, attempt.number(), now, null);
  }

  FailedEvent refused(Attempt attempt, Decision.Refused why, Instant now) {
    return failed(attempt, why.refusal().name(), why.detail(), null, attempt.number(), now, null);
  }

  /** It is tried again if the schedule says so; not if somebody asked for this attempt. */
  FailedEvent unexpected(Attempt attempt, RuntimeException why, Instant now) {
    Instant retryAt =
        attempt.replay() == null
            ? schedule.waitAfter(attempt.number()).map(now::plus).orElse(null)
            : null;
    return failed(
        attempt,
        FailedEvent.UNEXPECTED,
        rootOf(why).toString(),
        stackOf(why),
        attempt.number(),
        now,
        retryAt);
  }

  /** It is due for its first attempt at once. */
  FailedEvent deferred(Attempt attempt, Instant now) {
    return failed(
        attempt,
        FailedEvent.DEFERRED,
        "others about the same coupon failed just before",
        null,
        attempt.number() - 1,
        now,
        now);
  }

  /** The innermost cause: those around it tell of statements and their arguments. */
  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  /** From its beginning, as far as it is worth its space. */
  private static String stackOf(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.getBuffer().substring(0, Math.min(text.getBuffer().length(), MAX_STACK));
  }

  private FailedEvent failed(
      Attempt attempt,
      String reason,
      String message,
      String stack,
      int attempts,
      Instant now,
      Instant retryAt) {
    FailedEvent earlier = attempt.earlier();
    return new FailedEvent(
        earlier == null ? ids.deadLetterId() : earlier.deadLetterId(),
        attempt.record(),
        earlier == null ? group : earlier.group(),
        attempt.event().map(EventEnvelope::eventId).orElse(null),
        attempt.event().map(event -> subjectOf(event.data())).orElse(Subject.UNKNOWN),
        reason,
        message,
        stack,
        attempts,
        now,
        retryAt);
  }

  private static Subject subjectOf(InboundEvent event) {
    return new Subject(
        event.userId(),
        event.couponId(),
        event.orderId(),
        InboundDecisions.reservationId(event),
        event instanceof PaymentCompletedEvent payment ? payment.amount().amount() : null);
  }
}
