package io.couponservice.domain.event;

import java.time.Instant;
import java.util.Objects;

/**
 * An event with what all events have.
 *
 * @param eventId unique and opaque, not null
 * @param eventType not null
 * @param timestamp when it was processed, UTC, not null
 * @param data what the event says, not null
 * @param metadata not null
 * @param <T> the type of the data
 */
public record EventEnvelope<T>(
    String eventId, EventType eventType, Instant timestamp, T data, EventMetadata metadata) {

  /** Checks for null. */
  public EventEnvelope {
    Objects.requireNonNull(eventId, "eventId");
    Objects.requireNonNull(eventType, "eventType");
    Objects.requireNonNull(timestamp, "timestamp");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(metadata, "metadata");
  }
}
