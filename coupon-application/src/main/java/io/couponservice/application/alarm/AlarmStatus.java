package io.couponservice.application.alarm;

import java.time.Instant;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * An alarm as it is shown.
 *
 * @param name not null
 * @param state not null
 * @param value what was measured last, empty if there was nothing to measure or it is unknown
 * @param threshold above which it fires
 * @param since when the state began, not null
 */
public record AlarmStatus(
    AlarmName name, AlarmState state, OptionalDouble value, double threshold, Instant since) {

  /** Checks for null. */
  public AlarmStatus {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(since, "since");
  }

  /**
   * Whether it fires.
   *
   * @return false if it is OK
   */
  public boolean firing() {
    return state == AlarmState.FIRING;
  }
}
