package io.couponservice.bootstrap.oracle;

import java.time.LocalDateTime;
import java.util.Set;

/** Each coupon.expired agrees with its coupon. That an expired one has one, the path shows. */
final class ExpiredCheck implements Check {

  @Override
  public String name() {
    return "expired";
  }

  @Override
  public void run(History history, Findings findings) {
    for (PublishedEvent event : history.outbound().of(PublishedTopic.EXPIRED)) {
      CouponRow coupon = history.coupons().get(event.couponId());
      if (coupon == null) {
        findings.add(event.subject(), "there is no such coupon");
      } else {
        compare(event, coupon, history, findings);
      }
    }
  }

  private static void compare(
      PublishedEvent event, CouponRow coupon, History history, Findings findings) {
    PolicyRow policy = history.policies().get(coupon.policyId());
    new FieldComparison(event, findings)
        .number("userId", coupon.userId())
        .number("policyId", coupon.policyId());
    Set<LocalDateTime> ends = ExpiryDates.of(coupon, policy, history);
    if (event.text("reason").equals("POLICY_DEACTIVATED")) {
      deactivated(event, policy, ends, findings);
    } else {
      over(event, ends, findings);
    }
  }

  private static void over(PublishedEvent event, Set<LocalDateTime> ends, Findings findings) {
    ends.stream()
        .filter(end -> FieldComparison.isTime(event, "expiredAt", end))
        .findFirst()
        .ifPresentOrElse(
            // It is good through its last second.
            end -> event.requireNotBefore(end.plusSeconds(1), findings),
            () ->
                findings.add(
                    event.subject(),
                    "expiredAt is " + event.text("expiredAt") + " instead of " + ends));
  }

  private static void deactivated(
      PublishedEvent event, PolicyRow policy, Set<LocalDateTime> ends, Findings findings) {
    if (policy.deactivatedAt().isEmpty()) {
      findings.add(event.subject(), "its policy is not deactivated");
      return;
    }
    LocalDateTime at = policy.deactivatedAt().get();
    new FieldComparison(event, findings).time("expiredAt", at);
    event.requireNotBefore(at, findings);
    // If it was ever extended, which end was in force cannot be told.
    boolean over =
        ends.size() == 1
            && event
                .processedAt()
                .filter(now -> !now.isBefore(ends.iterator().next().plusSeconds(1)))
                .isPresent();
    findings.addUnless(
        !over, event.subject(), "its validity was over as well, which is the reason to be told");
  }
}
