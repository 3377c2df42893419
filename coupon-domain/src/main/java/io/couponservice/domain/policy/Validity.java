package io.couponservice.domain.policy;

import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * How long a coupon is good for: either a number of days from its issue, or until a fixed moment.
 *
 * @param days 1 or more, or null if the end is fixed
 * @param until the last second in which the coupon is good, or null if counted in days
 */
public record Validity(Integer days, LocalDateTime until) {

  private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

  /** Checks that exactly one of the two is given. */
  public Validity {
    if ((days == null) == (until == null)) {
      throw new IllegalArgumentException("either a number of days or a fixed end");
    }
    if (days != null && days < 1) {
      throw new IllegalArgumentException("a validity is 1 day or more, was " + days);
    }
  }

  /**
   * The last second in which a coupon issued now is good: 23:59:59 of the Nth day after issue, or
   * the fixed end.
   *
   * @param issuedAt not null
   * @return never null
   */
  public LocalDateTime expiryOf(LocalDateTime issuedAt) {
    return days == null ? until : lastSecondAfter(issuedAt, days);
  }

  private static LocalDateTime lastSecondAfter(LocalDateTime start, int days) {
    return start.toLocalDate().plusDays(days).atTime(LAST_SECOND);
  }
}
