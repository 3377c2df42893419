package io.couponservice.application.alarm;

import java.util.Locale;

/** The alarms. Their names, in lower case, are told to others. */
public enum AlarmName {
  /** The 99th percentile of how long events took from their timestamp to their commit, in s. */
  PROCESSING_DELAY,
  /** Attempts that failed over all attempts, 0 to 1. */
  ERROR_RATIO,
  /** Dead letters that are outstanding, over all topics. */
  DEAD_LETTERS;

  /**
   * The name that others know.
   *
   * @return such as {@code processing_delay}
   */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
