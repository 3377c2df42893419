package io.couponservice.application.inmemory;

import io.couponservice.application.failed.FailedEvent;

/**
 * A failed event with what became of it.
 *
 * @param event not null
 * @param status not null
 */
public record StoredFailure(FailedEvent event, Status status) {

  /** What became of a failed event. */
  public enum Status {
    /** It waits for its next attempt. */
    RETRYING,
    /** It waits as a dead letter. */
    DEAD,
    /** The event took effect later, or there was nothing to do. */
    RECOVERED
  }

  /**
   * Whether it waits for something.
   *
   * @return false if it is closed
   */
  public boolean outstanding() {
    return status != Status.RECOVERED;
  }

  /** As it is first stored, or after another attempt. */
  static StoredFailure of(FailedEvent event) {
    return new StoredFailure(event, event.isDead() ? Status.DEAD : Status.RETRYING);
  }
}
