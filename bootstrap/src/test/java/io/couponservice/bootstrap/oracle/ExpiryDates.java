package io.couponservice.bootstrap.oracle;

import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.Set;

/** Until when a coupon may be good, or may have been at some time. */
final class ExpiryDates {

  private ExpiryDates() {}

  /** What was said at issue; and, by the rule, a while after each order that was cancelled. */
  static Set<LocalDateTime> of(CouponRow coupon, PolicyRow policy, History history) {
    LocalDateTime atIssue = policy.expiryOf(coupon.issuedAt());
    Set<LocalDateTime> dates = new LinkedHashSet<>(Set.of(atIssue));
    if (policy.restoresWithGrace()) {
      history.inbox().cancellationsOf(coupon.couponId()).stream()
          .filter(order -> order.happenedAt().isAfter(atIssue))
          .forEach(order -> dates.add(policy.graceAfter(order.happenedAt())));
    }
    return dates;
  }
}
