package io.couponservice.application.event;

import java.util.Objects;

/**
 * What a change follows from, carried on to the events that it publishes.
 *
 * @param correlationId shared by all that follows from one request, not null
 * @param causationId the event that caused the change, null if none did
 * @param traceparent the W3C trace context of the request or record, null if it had none
 */
public record Cause(String correlationId, String causationId, String traceparent) {

  /** Checks for null. */
  public Cause {
    Objects.requireNonNull(correlationId, "correlationId");
  }
}
