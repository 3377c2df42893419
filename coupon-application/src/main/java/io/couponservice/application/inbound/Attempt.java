package io.couponservice.application.inbound;

import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.inbound.InboundMonitor.Handled;
import io.couponservice.application.port.EventDecoder.Decoded;
import io.couponservice.application.port.ProcessedEventStore.EventKey;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.domain.event.EventEnvelope;
import io.couponservice.domain.event.InboundEvent;
import java.util.Optional;

/**
 * One attempt at handling a record.
 *
 * @param record not null
 * @param content what was read from it; null if even that failed
 * @param bug why nothing could be read, null if something was
 * @param earlier its earlier failure, claimed for this attempt; null at the first
 * @param deferred whether it is only stored, to be tried beside the others
 * @param replay what it is a part of, null unless somebody asked for it
 */
record Attempt(
    InboundRecord record,
    Decoded content,
    RuntimeException bug,
    FailedEvent earlier,
    boolean deferred,
    Replay replay) {

  /** Which attempt this is, from 1. */
  int number() {
    return earlier == null ? 1 : earlier.attempts() + 1;
  }

  /** The event, unless it is unreadable. */
  Optional<EventEnvelope<InboundEvent>> event() {
    return content instanceof Decoded.Event readable
        ? Optional.of(readable.event())
        : Optional.empty();
  }

  /** What makes the event one, unless it is unreadable. */
  Optional<EventKey> key() {
    return event().map(event -> new EventKey(record.position().topic(), event.eventId()));
  }

  /** The same, only to be stored. */
  Attempt asDeferred() {
    return new Attempt(record, content, bug, earlier, true, replay);
  }

  /** Whether it is what the schedule of retries asks for, under a claim that ends. */
  boolean isRetry() {
    return earlier != null && replay == null;
  }

  /** What became of it. */
  Handled ended(InboundOutcome result, FailedEvent failure, Effect effect) {
    return new Handled(
        record,
        result,
        event().map(EventEnvelope::eventId).orElse(null),
        event().map(event -> event.metadata().correlationId()).orElse(null),
        number(),
        replay != null,
        failure,
        effect);
  }

  /** It changed nothing, and is no failure. */
  Handled ended(InboundOutcome result) {
    return ended(result, null, Effect.NONE);
  }
}
