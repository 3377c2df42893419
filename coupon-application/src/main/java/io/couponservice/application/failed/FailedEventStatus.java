package io.couponservice.application.failed;

/** What became of a failed event. The names are stable: operators ask for them. */
public enum FailedEventStatus {
  /** It waits for its next attempt, which comes by itself. */
  RETRYING,
  /** It is a dead letter: it waits for somebody to look at it. */
  DEAD,
  /** A later attempt came to terms with it, or its event took effect in another way. */
  RECOVERED,
  /** A replay came to terms with it. */
  REPLAYED,
  /** Somebody decided that nothing is to be done about it. */
  DISCARDED;

  /**
   * Whether it waits for something.
   *
   * @return false if it is closed
   */
  public boolean outstanding() {
    return this == RETRYING || this == DEAD;
  }
}
