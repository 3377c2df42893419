package io.couponservice.application.coupon;

import java.time.Duration;

/**
 * How many wrong coupon codes a user may enter.
 *
 * @param codes how many within a window, over all instances, 1 or more
 * @param window how long it is from the first of them, more than 0, at most a day: no longer are
 *     they remembered
 */
public record WrongCodeLimit(int codes, Duration window) {

  /** The longest window: no longer are wrong codes remembered. */
  public static final Duration LONGEST = Duration.ofDays(1);

  /** The default: ten within ten minutes. */
  public static final WrongCodeLimit DEFAULT = new WrongCodeLimit(10, Duration.ofMinutes(10));

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is left; the message names it
   */
  public WrongCodeLimit {
    if (codes < 1) {
      throw new IllegalArgumentException("codes must be 1 or more, was " + codes);
    }
    if (window.isZero() || window.isNegative() || window.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "window must be more than 0 and at most a day, was " + window);
    }
  }
}
