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
    /** It waits as a dead letter. */
    DEAD,
    /** The event took effect later. */
    RECOVERED
  }

  /**
   * Whether somebody has to look at it.
   *
   * @return true if it is dead
   */
  public boolean outstanding() {
    return status == Status.DEAD;
  }
}
