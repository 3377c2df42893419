package io.couponservice.domain.policy;

import java.time.LocalDateTime;
import java.util.Objects;

/**
 * A policy (쿠폰 정책): the template that coupons are issued from.
 *
 * @param policyId its identity, 1 or more
 * @param terms what it promises, not null
 * @param issued how many coupons were ever issued, 0 or more
 * @param createdAt when it was created, not null
 * @param deactivatedAt when it was deactivated, null while it is active
 */
public record CouponPolicy(
    long policyId,
    PolicyTerms terms,
    long issued,
    LocalDateTime createdAt,
    LocalDateTime deactivatedAt) {

  /** Checks for null. */
  public CouponPolicy {
    Objects.requireNonNull(terms, "terms");
    Objects.requireNonNull(createdAt, "createdAt");
  }

  /**
   * Whether coupons of this policy can be issued, reserved and used by hand.
   *
   * @return false from the moment of deactivation
   */
  public boolean active() {
    return deactivatedAt == null;
  }

  /**
   * This policy after one more issue.
   *
   * @return never null
   */
  public CouponPolicy withOneMoreIssued() {
    return new CouponPolicy(policyId, terms, issued + 1, createdAt, deactivatedAt);
  }

  /**
   * This policy, deactivated.
   *
   * @param now the time in the service's zone, not null
   * @return never null; as it is if it was deactivated before
   */
  public CouponPolicy deactivated(LocalDateTime now) {
    return active() ? new CouponPolicy(policyId, terms, issued, createdAt, now) : this;
  }

  /** This policy with other terms. */
  CouponPolicy with(PolicyTerms changed) {
    return new CouponPolicy(policyId, changed, issued, createdAt, deactivatedAt);
  }
}
