package io.couponservice.application.failed;

import java.time.Instant;

/**
 * Something that happened to a failed event: kept for good as long as the event is.
 *
 * @param at when, not null
 * @param kind not null
 * @param attempt which one it was, 1 or more; 0 if it was put off, or it was no attempt
 * @param outcome what came of a replay, null if it was none
 * @param reason a stable code, null unless it failed
 * @param message names the cause, null unless it failed
 * @param stack where it happened, null unless nobody foresaw the cause
 * @param operation who did it and why, null if it happened by itself
 */
public record FailedEventChange(
    Instant at,
    Kind kind,
    int attempt,
    String outcome,
    String reason,
    String message,
    String stack,
    Operation operation) {

  /** What can happen. The names are stable: operators see them. */
  public enum Kind {
    /** An attempt failed. */
    FAILED,
    /** It was closed because its event was handled after all. */
    RECOVERED,
    /** It was closed by a replay. */
    REPLAYED,
    /** It was closed by somebody. */
    DISCARDED
  }
}
