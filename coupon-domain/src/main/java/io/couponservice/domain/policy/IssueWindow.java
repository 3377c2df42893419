package io.couponservice.domain.policy;

import java.time.LocalDateTime;
import java.util.Objects;

/**
 * The time in which coupons are issued.
 *
 * @param startsAt its first second, not null
 * @param endsAt its last second, not null, not before the first
 */
public record IssueWindow(LocalDateTime startsAt, LocalDateTime endsAt) {

  /** Checks the order of the two. */
  public IssueWindow {
    Objects.requireNonNull(startsAt, "startsAt");
    Objects.requireNonNull(endsAt, "endsAt");
    if (endsAt.isBefore(startsAt)) {
      throw new IllegalArgumentException("the window ends before it starts");
    }
  }

  /**
   * Whether a moment lies in the window, both ends included.
   *
   * @param moment not null
   * @return true from the first to the last second
   */
  public boolean contains(LocalDateTime moment) {
    return !moment.isBefore(startsAt) && !moment.isAfter(endsAt);
  }
}
