package io.couponservice.domain.policy;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * What an admin wants to change of a policy. What its coupons are worth can't change; stock and the
 * end of the issue window may only grow; a new name is for new coupons.
 *
 * @param changesStock whether {@code totalQuantity} is to be taken over
 * @param totalQuantity the new stock over the policy's whole life, 1 or more, null for unlimited
 * @param issueEndsAt the new last second of the issue window, null to leave it
 * @param couponName the new name, not blank, null to leave it
 */
public record PolicyAmendment(
    boolean changesStock, Long totalQuantity, LocalDateTime issueEndsAt, String couponName) {

  /** Why a change was refused. The names are stable codes. */
  public enum Refusal {
    /** The policy was deactivated. */
    POLICY_INACTIVE,
    /** The stock may only grow. */
    STOCK_MAY_ONLY_GROW,
    /** The end of the issue window may only move on. */
    ISSUE_WINDOW_MAY_ONLY_GROW
  }

  /**
   * Why a policy does not allow this.
   *
   * @param policy not null
   * @return empty if it does
   */
  public Optional<Refusal> refusal(CouponPolicy policy) {
    if (!policy.active()) {
      return Optional.of(Refusal.POLICY_INACTIVE);
    }
    Long stock = policy.terms().quantity().total();
    boolean shrinks =
        changesStock && totalQuantity != null && (stock == null || totalQuantity < stock);
    if (shrinks) {
      return Optional.of(Refusal.STOCK_MAY_ONLY_GROW);
    }
    return issueEndsAt != null && issueEndsAt.isBefore(policy.terms().issueWindow().endsAt())
        ? Optional.of(Refusal.ISSUE_WINDOW_MAY_ONLY_GROW)
        : Optional.empty();
  }

  /**
   * A policy after this.
   *
   * @param policy one that allows it, not null
   * @return never null
   * @throws IllegalArgumentException if a value is out of its range; the message names it
   * @throws IllegalStateException if the policy does not allow it
   */
  public CouponPolicy of(CouponPolicy policy) {
    refusal(policy)
        .ifPresent(
            reason -> {
              throw new IllegalStateException("policy " + policy.policyId() + ": " + reason);
            });
    PolicyTerms terms = policy.terms();
    if (couponName != null) {
      terms = terms.named(couponName);
    }
    if (changesStock) {
      terms = terms.stocked(totalQuantity);
    }
    if (issueEndsAt != null) {
      terms = terms.issuedUntil(issueEndsAt);
    }
    return policy.with(terms);
  }
}
