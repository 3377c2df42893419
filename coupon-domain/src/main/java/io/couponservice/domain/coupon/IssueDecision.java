package io.couponservice.domain.coupon;

import io.couponservice.domain.event.CouponIssuedEvent;
import io.couponservice.domain.policy.CouponCode;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.IssueType;
import java.time.LocalDateTime;
import java.util.List;

/** Decides whether a user gets a coupon by code. */
public final class IssueDecision {

  private IssueDecision() {}

  /**
   * Decides.
   *
   * @param policy the policy that the code names, null if none does
   * @param issuedToUser how many coupons of the policy the user ever got
   * @param couponId the identity of the coupon if one is issued
   * @param userId who asks
   * @param now the time in the service's zone, not null
   * @return {@link Decision.Applied} or {@link Decision.Refused}. A code that is wrong and one that
   *     does not issue now get the same refusal, so that nobody can probe for codes
   */
  public static Decision byCode(
      CouponPolicy policy, int issuedToUser, long couponId, long userId, LocalDateTime now) {
    if (policy == null || !issuesByCode(policy, now)) {
      return new Decision.Refused(
          Refusal.COUPON_CODE_NOT_ACCEPTED, "the code gives no coupon at this time");
    }
    if (!policy.terms().quantity().hasStockAfter(policy.issued())) {
      return new Decision.Refused(Refusal.OUT_OF_STOCK, "all coupons have been issued");
    }
    int limit = policy.terms().quantity().perUser();
    if (issuedToUser >= limit) {
      return new Decision.Refused(
          Refusal.USER_LIMIT_REACHED, "the user has had the " + limit + " allowed");
    }
    return issued(policy, couponId, userId, IssueType.CODE, now);
  }

  private static boolean issuesByCode(CouponPolicy policy, LocalDateTime now) {
    return policy.active()
        && policy.terms().issueTypes().contains(IssueType.CODE)
        && policy.terms().issueWindow().contains(now);
  }

  private static Decision issued(
      CouponPolicy policy, long couponId, long userId, IssueType type, LocalDateTime now) {
    CouponCode code = policy.terms().couponCode();
    Coupon coupon =
        new Coupon(
            couponId,
            policy.policyId(),
            userId,
            code == null ? null : code.value(),
            policy.terms().couponName(),
            type,
            CouponStatus.ISSUED,
            now,
            policy.terms().validity().expiryOf(now),
            null);
    return new Decision.Applied(
        coupon, null, List.of(CouponIssuedEvent.of(coupon, policy.terms().discount())));
  }
}
