package io.couponservice.application.inbound;

import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.failed.FailedEvent.Subject;
import io.couponservice.application.inbound.HandleInboundEvents.DecodedRecord;
import io.couponservice.application.port.EventDecoder.Decoded;
import io.couponservice.application.port.Ids;
import io.couponservice.domain.coupon.Decision;
import io.couponservice.domain.event.EventEnvelope;
import io.couponservice.domain.event.InboundEvent;
import java.time.Instant;

/** Makes failed events of records, one way for each kind of failure. */
final class FailedEvents {

  private final Ids ids;
  private final String group;

  FailedEvents(Ids ids, String group) {
    this.ids = ids;
    this.group = group;
  }

  FailedEvent unreadable(DecodedRecord record, Decoded.Unreadable why, Instant now) {
    return failed(record, why.reason().name(), why.message(), now);
  }

  FailedEvent refused(DecodedRecord record, Decision.Refused why, Instant now) {
    return failed(record, why.refusal().name(), why.detail(), now);
  }

  FailedEvent unexpected(DecodedRecord record, RuntimeException why, Instant now) {
    return failed(record, FailedEvent.UNEXPECTED, rootOf(why).toString(), now);
  }

  /** The innermost cause: those around it tell of statements and their arguments. */
  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private FailedEvent failed(DecodedRecord record, String reason, String message, Instant now) {
    boolean readable = record.content() instanceof Decoded.Event;
    EventEnvelope<InboundEvent> event =
        readable ? ((Decoded.Event) record.content()).event() : null;
    return new FailedEvent(
        ids.deadLetterId(),
        record.record(),
        group,
        readable ? event.eventId() : null,
        readable ? subjectOf(event.data()) : Subject.UNKNOWN,
        reason,
        message,
        1,
        now);
  }

  private static Subject subjectOf(InboundEvent event) {
    return new Subject(
        event.userId(), event.couponId(), event.orderId(), InboundDecisions.reservationId(event));
  }
}
