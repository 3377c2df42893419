package io.couponservice.bootstrap.oracle;

import java.time.LocalDateTime;
import java.util.Optional;

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
        compare(event, coupon, history.policies().get(coupon.policyId()), findings);
      }
    }
  }

  private static void compare(
      PublishedEvent event, CouponRow coupon, PolicyRow policy, Findings findings) {
    FieldComparison comparison =
        new FieldComparison(event, findings)
            .number("userId", coupon.userId())
            .number("policyId", coupon.policyId());
    Optional<LocalDateTime> due =
        event.text("reason").equals("POLICY_DEACTIVATED")
            ? policy.deactivatedAt()
            : Optional.of(coupon.expiryDate());
    due.ifPresentOrElse(
        time -> comparison.time("expiredAt", time),
        () -> findings.add(event.subject(), "its policy is not deactivated"));
  }
}
