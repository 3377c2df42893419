package io.couponservice.bootstrap.oracle;

/** A coupon that a payment issued by itself. */
public record AutomaticIssueRow(long policyId, String paymentId, long couponId) {

  String subject() {
    return "automatic issue of policy " + policyId + " for payment " + paymentId;
  }
}
