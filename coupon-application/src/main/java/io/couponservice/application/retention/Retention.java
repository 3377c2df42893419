package io.couponservice.application.retention;

import java.time.Duration;
import java.util.Objects;

/**
 * How long things are kept.
 *
 * @param reservations closed reservations that no coupon refers to, at least 38 days: as long as a
 *     dead letter about them may wait, and a week
 * @param processedEvents ids of consumed events, at least 8 days: as long as their topics keep
 *     them, and a day
 * @param commands ids of commands, and answers for repeats of requests that have a key; at least a
 *     day, and not longer than reservations: a repeated command shows the reservation that it made
 * @param failedEvents failed events that were closed, at least 8 days: as long as their topics keep
 *     the records, and a day
 * @param audit calls of admins, at least 90 days
 */
public record Retention(
    Duration reservations,
    Duration processedEvents,
    Duration commands,
    Duration failedEvents,
    Duration audit) {

  /** The least of each. */
  public static final Retention LEAST =
      new Retention(
          Duration.ofDays(38),
          Duration.ofDays(8),
          Duration.ofDays(1),
          Duration.ofDays(8),
          Duration.ofDays(90));

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if one is too short; the message names it
   */
  public Retention {
    require("reservations", reservations, Duration.ofDays(38));
    require("processedEvents", processedEvents, Duration.ofDays(8));
    require("commands", commands, Duration.ofDays(1));
    require("failedEvents", failedEvents, Duration.ofDays(8));
    require("audit", audit, Duration.ofDays(90));
    if (commands.compareTo(reservations) > 0) {
      throw new IllegalArgumentException("commands are kept no longer than reservations");
    }
  }

  private static void require(String name, Duration actual, Duration least) {
    if (Objects.requireNonNull(actual, name).compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "%s are kept for at least %d days, was %s".formatted(name, least.toDays(), actual));
    }
  }
}
