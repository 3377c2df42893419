package io.couponservice.bootstrap.oracle;

import java.time.LocalDateTime;

/** Each coupon has one coupon.issued that agrees with it, and the other way round. */
final class IssuedCheck implements Check {

  @Override
  public String name() {
    return "issued";
  }

  @Override
  public void run(History history, Findings findings) {
    Counted<Long> events =
        new Counted<>(history.outbound().of(PublishedTopic.ISSUED), PublishedEvent::couponId);
    events.reportRepeated(findings);
    for (CouponRow coupon : history.coupons().values()) {
      findings.addUnless(
          !events.of(coupon.couponId()).isEmpty(), coupon.subject(), "has no coupon.issued");
    }
    for (PublishedEvent event : history.outbound().of(PublishedTopic.ISSUED)) {
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
    FieldComparison comparison =
        new FieldComparison(event, findings)
            .number("policyId", coupon.policyId())
            .number("userId", coupon.userId())
            .textOrNull("couponCode", coupon.couponCode())
            .text("couponName", coupon.couponName())
            .text("discountType", policy.discountType())
            .number("discountValue", policy.discountValue())
            .text("issueType", coupon.issueType())
            .text("status", "ISSUED")
            .time("issuedAt", coupon.issuedAt());
    if (!mayGrow(policy, event, coupon)) {
      comparison.time("expiryDate", coupon.expiryDate());
    }
  }

  /** A coupon restored with grace is good for longer than was said when it was issued. */
  private static boolean mayGrow(PolicyRow policy, PublishedEvent event, CouponRow coupon) {
    return policy.restoreRule().equals("RESTORE_WITH_GRACE")
        && FieldKind.LOCAL_TIME.fits(event.data().path("expiryDate"))
        && LocalDateTime.parse(event.text("expiryDate")).isBefore(coupon.expiryDate());
  }
}
