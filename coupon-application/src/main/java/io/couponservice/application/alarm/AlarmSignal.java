package io.couponservice.application.alarm;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * A rule with what it is about.
 *
 * @param rule not null
 * @param readings takes a reading; must not block or throw, not null
 */
public record AlarmSignal(AlarmRule rule, Supplier<Reading> readings) {

  /** Checks for null. */
  public AlarmSignal {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(readings, "readings");
  }
}
