package io.couponservice.bootstrap.oracle;

import java.util.Optional;

/** The history says of each cancelled use whether the coupon came back, as the policy has it. */
final class VerdictCheck implements Check {

  private static final String RESTORED = "RESTORED";
  private static final String WITH_GRACE = "RESTORED_WITH_GRACE";
  private static final String NOT_RESTORED = "NOT_RESTORED";

  @Override
  public String name() {
    return "verdict";
  }

  @Override
  public void run(History history, Findings findings) {
    for (CouponHistoryRow row : history.database().history()) {
      history
          .policyOf(row.couponId())
          .ifPresent(
              policy ->
                  findings.addUnless(
                      isRight(row, policy),
                      row::subject,
                      () -> "has the verdict " + row.verdict() + " under " + policy.restoreRule()));
    }
  }

  private static boolean isRight(CouponHistoryRow row, PolicyRow policy) {
    Optional<String> verdict = row.verdict();
    if (row.trigger().equals("CANCELLED_ORDER_PAID") && !row.keepsOnly()) {
      return policy.restoresWithGrace() && verdict.equals(Optional.of(WITH_GRACE));
    }
    if (row.leads("USED", "ISSUED")) {
      return (verdict.equals(Optional.of(RESTORED)) && !policy.neverRestores())
          || (verdict.equals(Optional.of(WITH_GRACE)) && policy.restoresWithGrace());
    }
    if (row.keepsOnly() && row.trigger().equals("PAYMENT_COMPLETED")) {
      // Accepted for an order cancelled before: without effect, since the user has the coupon back.
      return verdict.equals(Optional.of(RESTORED)) && !policy.neverRestores();
    }
    return verdict.isEmpty()
        || (verdict.equals(Optional.of(NOT_RESTORED))
            && row.to().equals("USED")
            && policy.neverRestores());
  }
}
