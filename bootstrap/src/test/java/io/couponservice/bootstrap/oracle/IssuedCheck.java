package io.couponservice.bootstrap.oracle;

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
    new FieldComparison(event, findings)
        .number("policyId", coupon.policyId())
        .number("userId", coupon.userId())
        .textOrNull("couponCode", coupon.couponCode())
        .text("couponName", coupon.couponName())
        .text("discountType", policy.discountType())
        .number("discountValue", policy.discountValue())
        .text("issueType", coupon.issueType())
        .text("status", "ISSUED")
        .time("issuedAt", coupon.issuedAt())
        .time("expiryDate", policy.expiryOf(coupon.issuedAt()));
    findings.addUnless(
        policy.issueTypes().contains(coupon.issueType()),
        coupon.subject(),
        "is of type " + coupon.issueType() + ", and its policy issues " + policy.issueTypes());
    findings.addUnless(
        event.causationId().isPresent() == coupon.issueType().equals("EVENT"),
        event.subject(),
        "is of type " + coupon.issueType() + " with the cause " + event.causationId());
    findings.addUnless(
        ExpiryDates.of(coupon, policy, history).contains(coupon.expiryDate()),
        coupon.subject(),
        "nothing shows why it is good until " + coupon.expiryDate());
  }
}
