package io.couponservice.bootstrap.oracle;

/** Coupons that nobody redeemed a code for. */
final class GoodIssues {

  private GoodIssues() {}

  static void plant(PlantedRun run, PlantedSteps steps) {
    run.issue(1040, 77, "DIRECT", "");
    run.messages.withoutCoupon("PAY-40", 78, 50_000);
    steps.issueByPayment(5001, 78, "PAY-40");
    steps.processed(InboundTopic.PAYMENT_COMPLETED, "PAY-40");
    run.messages.withoutCoupon("PAY-40b", 78, 90_000);
    // Its own coupon is a dead letter, which is no reason not to give another.
    steps.issueByPayment(5002, PlantedRun.userOf(1001), "PAY-1b");
  }
}
