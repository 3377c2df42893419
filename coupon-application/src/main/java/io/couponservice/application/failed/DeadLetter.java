package io.couponservice.application.failed;

import java.util.Objects;

/**
 * A failed event as operators see it. It keeps its name while it is still tried, and after its end.
 *
 * @param number ascending in the order in which they were stored first
 * @param event not null
 * @param status not null
 * @param replays how often somebody had it replayed, 0 or more
 * @param undeliverable why it could not be put on its dead-letter topic, null if it could or waits
 * @param payloadBytes how large the value of its record is, 0 if that has none; in a list, a value
 *     that is larger than {@link #MOST_LISTED} is left out
 */
public record DeadLetter(
    long number,
    FailedEvent event,
    FailedEventStatus status,
    int replays,
    String undeliverable,
    long payloadBytes) {

  /** How often one is replayed unless that is forced. */
  public static final int MOST_REPLAYS = 3;

  /** The largest value that is part of a list, in bytes. */
  public static final int MOST_LISTED = 10_000;

  /** Checks for null. */
  public DeadLetter {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(status, "status");
  }

  /**
   * Whether a replay may begin.
   *
   * @param forced whether the number of replays does not matter
   * @return false if it is not dead, or was replayed often enough
   */
  public boolean replayable(boolean forced) {
    return status == FailedEventStatus.DEAD && (forced || replays < MOST_REPLAYS);
  }
}
