package io.couponservice.bootstrap.oracle;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Each coupon of type EVENT follows from one payment that was enough, once a policy. */
final class AutomaticIssueCheck implements Check {

  private record Once(long policyId, String paymentId) {}

  @Override
  public String name() {
    return "automatic issue";
  }

  @Override
  public void run(History history, Findings findings) {
    Set<Once> seen = new HashSet<>();
    Map<Long, AutomaticIssueRow> byCoupon = new HashMap<>();
    for (AutomaticIssueRow row : history.database().automaticIssues()) {
      findings.addUnless(
          seen.add(new Once(row.policyId(), row.paymentId())), row.subject(), "happened twice");
      findings.addUnless(
          byCoupon.put(row.couponId(), row) == null,
          row.subject(),
          "has the coupon of another payment, " + row.couponId());
      CouponRow coupon = history.coupons().get(row.couponId());
      findings.addUnless(
          coupon != null && isEvent(coupon) && coupon.policyId() == row.policyId(),
          row.subject(),
          "there is no such coupon of type EVENT: " + row.couponId());
    }
    for (CouponRow coupon : history.coupons().values()) {
      if (isEvent(coupon)) {
        findings.addUnless(
            byCoupon.containsKey(coupon.couponId()),
            coupon.subject(),
            "was issued by an event, and no row says by which payment");
      }
    }
    for (PublishedEvent event : history.outbound().of(PublishedTopic.ISSUED)) {
      AutomaticIssueRow row = byCoupon.get(event.couponId());
      if (row != null) {
        cause(event, row, history, findings);
      }
    }
  }

  private static boolean isEvent(CouponRow coupon) {
    return coupon.issueType().equals("EVENT");
  }

  private static void cause(
      PublishedEvent issued, AutomaticIssueRow row, History history, Findings findings) {
    Optional<InboundEvent> payment =
        issued
            .causationId()
            .map(id -> new ProcessedEventRow(InboundTopic.PAYMENT_COMPLETED.topic(), id))
            .map(history.inbox().events()::get);
    findings.addUnless(
        payment.flatMap(InboundEvent::paymentId).equals(Optional.of(row.paymentId())),
        issued.subject(),
        "its cause is not payment " + row.paymentId());
    PolicyRow policy = history.policies().get(row.policyId());
    if (policy != null && payment.isPresent()) {
      findings.addUnless(
          isTriggered(policy, payment.get()),
          issued.subject(),
          payment.get().subject() + " is not enough for a coupon of " + policy.subject());
    }
  }

  private static boolean isTriggered(PolicyRow policy, InboundEvent payment) {
    return policy.triggerEventType().equals(Optional.of(payment.topic().eventType()))
        && payment.amount().orElse(0) >= policy.triggerMinAmount().orElse(0);
  }
}
