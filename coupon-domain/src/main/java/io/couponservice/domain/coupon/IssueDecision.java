package io.couponservice.domain.coupon;

import io.couponservice.domain.event.CouponIssuedEvent;
import io.couponservice.domain.policy.CouponCode;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.IssueType;
import java.time.LocalDateTime;
import java.util.List;

/** Decides whether a user gets a coupon. */
public final class IssueDecision {

  private IssueDecision() {}

  /**
   * What is asked for.
   *
   * @param couponId the identity of the coupon if one is issued
   * @param userId who is to get it
   * @param type the way of issue, not null
   */
  public record Request(long couponId, long userId, IssueType type) {}

  /**
   * Decides, the first reason that fits.
   *
   * @param policy null if there is none
   * @param issuedToUser how many coupons of the policy the user ever got
   * @param request not null
   * @param now the time in the service's zone, not null
   * @return {@link Decision.Applied} or {@link Decision.Refused}. By code, one that is wrong and
   *     one that does not issue now get the same refusal, so that nobody can probe for codes
   */
  public static Decision decide(
      CouponPolicy policy, int issuedToUser, Request request, LocalDateTime now) {
    Decision.Refused unavailable = unavailable(policy, request.type(), now);
    if (unavailable != null) {
      return request.type() == IssueType.CODE
          ? refused(Refusal.COUPON_CODE_NOT_ACCEPTED, "the code gives no coupon at this time")
          : unavailable;
    }
    if (!policy.terms().quantity().hasStockAfter(policy.issued())) {
      return refused(Refusal.OUT_OF_STOCK, "all coupons have been issued");
    }
    int limit = policy.terms().quantity().perUser();
    if (issuedToUser >= limit) {
      return refused(Refusal.USER_LIMIT_REACHED, "the user has had the " + limit + " allowed");
    }
    return issued(policy, request, now);
  }

  /** Why nobody gets a coupon of a policy in this way now, null if there is no reason. */
  private static Decision.Refused unavailable(
      CouponPolicy policy, IssueType type, LocalDateTime now) {
    if (policy == null) {
      return refused(Refusal.UNKNOWN_POLICY, "there is no such policy");
    }
    if (!policy.active()) {
      return refused(
          Refusal.POLICY_INACTIVE, "the policy was deactivated at " + policy.deactivatedAt());
    }
    if (!policy.terms().issueTypes().contains(type)) {
      return refused(
          Refusal.ISSUE_TYPE_NOT_ALLOWED, "the policy issues by " + policy.terms().issueTypes());
    }
    if (!policy.terms().issuesAt(now)) {
      return refused(
          Refusal.OUTSIDE_ISSUE_WINDOW,
          "the policy issues from %s to %s"
              .formatted(
                  policy.terms().issueWindow().startsAt(), policy.terms().lastIssueSecond()));
    }
    return null;
  }

  private static Decision issued(CouponPolicy policy, Request request, LocalDateTime now) {
    CouponCode code = policy.terms().couponCode();
    Coupon coupon =
        new Coupon(
            request.couponId(),
            policy.policyId(),
            request.userId(),
            code == null ? null : code.value(),
            policy.terms().couponName(),
            request.type(),
            CouponStatus.ISSUED,
            now,
            policy.terms().validity().expiryOf(now),
            null);
    CouponChange change =
        new CouponChange(
            CouponTrigger.ISSUE,
            null,
            coupon.status(),
            List.of(CouponIssuedEvent.of(coupon, policy.terms().discount())),
            null,
            null);
    return new Decision.Applied(coupon, List.of(), List.of(change));
  }

  private static Decision.Refused refused(Refusal refusal, String detail) {
    return new Decision.Refused(refusal, detail);
  }
}
