package io.couponservice.application.failed;

import java.util.Objects;

/**
 * What an operator does about dead letters.
 *
 * @param actor who, not null
 * @param correlationId of the request, not null
 * @param note why, null if that was not said
 * @param jobId the replay job that it is part of, null if it is none's
 */
public record Operation(String actor, String correlationId, String note, Long jobId) {

  /** Checks for null. */
  public Operation {
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(correlationId, "correlationId");
  }
}
