package io.couponservice.application.inbound;

import io.couponservice.application.failed.Operation;
import java.util.Objects;

/**
 * What the attempt at a dead letter is a part of, if somebody asked for it.
 *
 * @param operation who and why, not null
 * @param owner the instance that has the job, null if it is part of none
 * @param place in the job, 0 if it is part of none
 */
record Replay(Operation operation, String owner, long place) {

  /** Checks for null. */
  Replay {
    Objects.requireNonNull(operation, "operation");
  }
}
