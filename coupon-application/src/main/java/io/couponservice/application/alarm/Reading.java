package io.couponservice.application.alarm;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What was measured.
 *
 * @param kind what it is good for, not null
 * @param value empty if there is none; never NaN
 */
public record Reading(Kind kind, OptionalDouble value) {

  /** It can't be measured now. */
  public static final Reading UNKNOWN = new Reading(Kind.UNKNOWN, OptionalDouble.empty());

  /** There was nothing to measure. */
  public static final Reading NOTHING = new Reading(Kind.TOO_LITTLE, OptionalDouble.empty());

  /** What a reading is good for. */
  public enum Kind {
    /** It is judged by its value. */
    ENOUGH,
    /** It was taken of too little to be bad. */
    TOO_LITTLE,
    /** It says neither that things are bad nor that they are good. */
    UNKNOWN
  }

  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if it is NaN, or if there is none to judge by
   */
  public Reading {
    Objects.requireNonNull(kind, "kind");
    if (value.isPresent() ? Double.isNaN(value.getAsDouble()) : kind == Kind.ENOUGH) {
      throw new IllegalArgumentException("no value to judge by");
    }
  }

  /**
   * A value to judge by.
   *
   * @param value not NaN
   * @return never null
   */
  public static Reading of(double value) {
    return new Reading(Kind.ENOUGH, OptionalDouble.of(value));
  }

  /**
   * A value of too little to be bad, whatever it is.
   *
   * @param value not NaN
   * @return never null
   */
  public static Reading ofTooLittle(double value) {
    return new Reading(Kind.TOO_LITTLE, OptionalDouble.of(value));
  }

  /** Whether it is bad, by a rule. */
  boolean isAbove(AlarmRule rule) {
    return kind == Kind.ENOUGH && value.getAsDouble() > rule.threshold();
  }

  /** Whether it is good enough for an alarm to be over, by a rule. */
  boolean isCalm(AlarmRule rule) {
    return kind == Kind.TOO_LITTLE
        || (kind == Kind.ENOUGH && value.getAsDouble() <= rule.clearsAt());
  }
}
