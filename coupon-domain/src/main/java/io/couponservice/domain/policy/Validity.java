package io.couponservice.domain.policy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * How long a coupon is good for: either a number of days from its issue, or until a fixed moment.
 *
 * @param days 1 to 36,500, or null if the end is fixed
 * @param until the last second in which the coupon is good, or null if counted in days
 */
public record Validity(Integer days, LocalDateTime until) {

  static final int MAX_DAYS = 36_500;

  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
  private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

  /** Checks that exactly one of the two is given. */
  public Validity {
    if ((days == null) == (until == null)) {
      throw new IllegalArgumentException("either a number of days or a fixed end");
    }
    if (days != null && (days < 1 || days > MAX_DAYS)) {
      throw new IllegalArgumentException(
          "a validity is 1 to %d days, was %d".formatted(MAX_DAYS, days));
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

  /** 23:59:59 of the Nth day after, within the years that the contract can write. */
  static LocalDateTime lastSecondAfter(LocalDateTime start, int days) {
    LocalDate day = start.toLocalDate().plusDays(days);
    return (day.isAfter(LAST_DAY) ? LAST_DAY : day).atTime(LAST_SECOND);
  }
}
