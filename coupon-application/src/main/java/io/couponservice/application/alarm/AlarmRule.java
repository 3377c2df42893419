package io.couponservice.application.alarm;

import java.time.Duration;
import java.util.Objects;

/**
 * When an alarm fires and when it is over. The two bounds are apart, and the lower one has to be
 * kept for a while, so that a value that wavers about a bound does not change the state each time.
 *
 * @param name not null
 * @param threshold it fires above it; 0 or more
 * @param hold how long the value has to be at or below {@link #clearsAt()}; 0 or more
 */
public record AlarmRule(AlarmName name, double threshold, Duration hold) {

  private static final double CLEARS_AT = 0.8;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is left; the message names it
   */
  public AlarmRule {
    Objects.requireNonNull(name, "name");
    if (!(threshold >= 0 && threshold < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("threshold must be 0 or more, was " + threshold);
    }
    if (hold.isNegative()) {
      throw new IllegalArgumentException("hold must be 0 or more, was " + hold);
    }
  }

  /**
   * The value at which, or below which, it begins to be over.
   *
   * @return 80 % of the threshold
   */
  public double clearsAt() {
    return threshold * CLEARS_AT;
  }
}
