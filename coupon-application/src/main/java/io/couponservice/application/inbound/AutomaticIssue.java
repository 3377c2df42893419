package io.couponservice.application.inbound;

import io.couponservice.application.coupon.IssueSet;
import io.couponservice.application.event.Cause;
import io.couponservice.application.event.EventPublication;
import io.couponservice.application.event.Moment;
import io.couponservice.application.port.AutomaticIssueStore.IssueKey;
import io.couponservice.application.port.QuotaStore.QuotaKey;
import io.couponservice.application.port.Stores;
import io.couponservice.domain.coupon.Decision;
import io.couponservice.domain.coupon.IssueDecision;
import io.couponservice.domain.event.PaymentCompletedEvent;
import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.IssueType;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The coupons that payments issue by themselves (이벤트 기반 자동 발급), within the transaction of a batch
 * of events: one a policy and payment, whatever becomes of the payment's own coupon.
 */
final class AutomaticIssue {

  private final Stores stores;
  private final List<CouponPolicy> policies;
  private final IssueSet issues;
  // Of the payments that have not issued yet.
  private final Map<IssueKey, Long> couponIds = new HashMap<>();
  private final Map<IssueKey, Long> issued = new HashMap<>();

  /**
   * Locks the policies that the payments trigger, and loads what is needed of them.
   *
   * @param payments all of the batch, not null
   * @param couponIds all that the batch is about, not null
   */
  AutomaticIssue(
      Stores stores,
      EventPublication publication,
      Collection<PaymentCompletedEvent> payments,
      Collection<Long> couponIds,
      Moment now) {
    this.stores = stores;
    this.policies = lock(payments, couponIds, now);
    Set<IssueKey> keys = new HashSet<>();
    Set<QuotaKey> shares = new HashSet<>();
    for (PaymentCompletedEvent payment : payments) {
      for (CouponPolicy policy : policies) {
        if (policy.terms().trigger().matches(payment.amount())) {
          keys.add(new IssueKey(policy.policyId(), payment.paymentId()));
          shares.add(new QuotaKey(policy.policyId(), payment.userId()));
        }
      }
    }
    this.issues = new IssueSet(stores, publication, policies, shares);
    prepare(keys);
  }

  private List<CouponPolicy> lock(
      Collection<PaymentCompletedEvent> payments, Collection<Long> ofCoupons, Moment now) {
    Optional<Won> greatest =
        payments.stream().map(PaymentCompletedEvent::amount).max(Comparator.naturalOrder());
    return greatest
        .map(amount -> stores.policies().lockTriggeredByPayment(amount, now.local(), ofCoupons))
        .orElse(List.of());
  }

  private void prepare(Set<IssueKey> keys) {
    if (keys.isEmpty()) {
      return;
    }
    keys.removeAll(stores.automaticIssues().issued(keys));
    if (keys.isEmpty()) {
      return;
    }
    Iterator<Long> ids = stores.coupons().nextIds(keys.size()).iterator();
    keys.forEach(key -> couponIds.put(key, ids.next()));
  }

  /**
   * Issues what a payment triggers. What the policy refuses is no failure: the payment just gives
   * no coupon.
   *
   * @return how many coupons were issued
   */
  int issue(PaymentCompletedEvent payment, Cause cause, Moment now) {
    int count = 0;
    for (CouponPolicy policy : policies) {
      IssueKey key = new IssueKey(policy.policyId(), payment.paymentId());
      if (policy.terms().trigger().matches(payment.amount())
          && couponIds.containsKey(key)
          && !issued.containsKey(key)) {
        count += issue(key, payment.userId(), cause, now) ? 1 : 0;
      }
    }
    return count;
  }

  private boolean issue(IssueKey key, long userId, Cause cause, Moment now) {
    long couponId = couponIds.get(key);
    Decision decision =
        issues.issue(
            key.policyId(),
            new IssueDecision.Request(couponId, userId, IssueType.EVENT),
            cause,
            now);
    if (decision instanceof Decision.Applied) {
      issued.put(key, couponId);
      return true;
    }
    return false;
  }

  void save() {
    if (!issued.isEmpty()) {
      stores.automaticIssues().insert(issued);
      issues.save();
    }
  }
}
