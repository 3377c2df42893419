package io.couponservice.application.inmemory;

import java.util.HashSet;
import java.util.Set;

/**
 * What the running transaction has locked. Transactions run one after the other, so nothing waits
 * for a lock; but a change without the lock that it needs is a mistake, and shown as one.
 */
final class Locks {

  private final Set<Long> policies = new HashSet<>();
  private final Set<Long> coupons = new HashSet<>();

  void policy(long policyId) {
    policies.add(policyId);
  }

  void coupon(long couponId) {
    coupons.add(couponId);
  }

  void requirePolicy(long policyId) {
    if (!policies.contains(policyId)) {
      throw new IllegalStateException("policy " + policyId + " is not locked");
    }
  }

  void requireCoupon(long couponId) {
    if (!coupons.contains(couponId)) {
      throw new IllegalStateException("coupon " + couponId + " is not locked");
    }
  }

  void clear() {
    policies.clear();
    coupons.clear();
  }
}
