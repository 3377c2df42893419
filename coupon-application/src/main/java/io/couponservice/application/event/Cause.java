package io.couponservice.application.event;

import io.couponservice.domain.event.EventMetadata;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a change follows from, carried on to the events that it publishes.
 *
 * @param correlationId shared by all that follows from one request, not null
 * @param causationId the event that caused the change, null if none did
 * @param traceparent the W3C trace context of the request or record, null if it had none that is
 *     well-formed
 * @param actor who did it: the name of a caller, the source of an event, or this service itself;
 *     not null
 */
public record Cause(String correlationId, String causationId, String traceparent, String actor) {

  // W3C Trace Context: version, trace id, parent id, flags; neither id all zero, no version ff.
  private static final Pattern TRACEPARENT =
      Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  /** Checks for null, and drops a trace context that is none: it is copied to what is published. */
  public Cause {
    Objects.requireNonNull(correlationId, "correlationId");
    Objects.requireNonNull(actor, "actor");
    if (traceparent != null && !TRACEPARENT.matcher(traceparent).matches()) {
      traceparent = null;
    }
  }

  /**
   * A change that this service makes by itself, because of the time.
   *
   * @param correlationId new, not null
   * @return never null
   */
  public static Cause ofTime(String correlationId) {
    return new Cause(correlationId, null, null, EventMetadata.SOURCE);
  }
}
