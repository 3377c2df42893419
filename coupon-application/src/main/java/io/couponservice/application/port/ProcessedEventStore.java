package io.couponservice.application.port;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;

/** Ids of consumed events that took effect: what makes consuming idempotent. */
public interface ProcessedEventStore {

  /**
   * An event, as its consumers know it.
   *
   * @param topic not null
   * @param eventId not null
   */
  record EventKey(String topic, String eventId) {
    /** Checks for null. */
    public EventKey {
      Objects.requireNonNull(topic, "topic");
      Objects.requireNonNull(eventId, "eventId");
    }
  }

  /**
   * Claims events for this transaction. Waits for other transactions that are about to claim the
   * same.
   *
   * @param events not null, without repetition
   * @return those that had not taken effect; now this transaction has claimed them
   */
  Set<EventKey> claim(Collection<EventKey> events);

  /**
   * Gives back events that were claimed in this transaction and took no effect, so that they may be
   * handled again.
   *
   * @param events not null
   */
  void release(Collection<EventKey> events);
}
