package io.couponservice.application.coupon;

import io.couponservice.application.event.Cause;
import io.couponservice.application.event.EventPublication;
import io.couponservice.application.event.Moment;
import io.couponservice.application.port.QuotaStore.QuotaKey;
import io.couponservice.application.port.QuotaStore.QuotaUse;
import io.couponservice.application.port.Stores;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Decision;
import io.couponservice.domain.coupon.IssueDecision;
import io.couponservice.domain.policy.CouponPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * The policies that a list of commands issues from, within one transaction and under their locks
 * for issue: stock and quotas are kept in memory, and saved in a fixed number of statements.
 */
public final class IssueSet {

  private final Stores stores;
  private final ChangeLog log;
  private final Map<Long, CouponPolicy> policies;
  private final Map<QuotaKey, Integer> issuedToUsers;
  private final Map<QuotaKey, QuotaUse> quotaUses = new HashMap<>();
  private final Map<Long, Integer> issuedByPolicy = new HashMap<>();
  private final List<Coupon> issued = new ArrayList<>();

  /**
   * Loads the quotas.
   *
   * @param stores of the transaction, not null
   * @param publication makes the records of events, not null
   * @param locked policies, locked for issue, not null
   * @param shares whose quotas are needed, not null
   */
  public IssueSet(
      Stores stores,
      EventPublication publication,
      Collection<CouponPolicy> locked,
      Collection<QuotaKey> shares) {
    this.stores = stores;
    this.log = new ChangeLog(publication);
    this.policies = new HashMap<>();
    locked.forEach(policy -> policies.put(policy.policyId(), policy));
    this.issuedToUsers =
        shares.isEmpty()
            ? new HashMap<>()
            : new HashMap<>(stores.quotas().issued(new HashSet<>(shares)));
  }

  /**
   * A policy as it is by now.
   *
   * @param policyId its id, null for none
   * @return null if it is not among those that are locked
   */
  public CouponPolicy policy(Long policyId) {
    return policies.get(policyId);
  }

  /**
   * Issues a coupon, or fails and leaves the set as it was.
   *
   * @param policyId its policy, null if there is none
   * @param request what is asked for, not null
   * @param cause what it follows from, not null
   * @param now when it is decided, not null
   * @return {@link Decision.Applied} or {@link Decision.Refused}
   */
  public Decision issue(Long policyId, IssueDecision.Request request, Cause cause, Moment now) {
    CouponPolicy policy = policies.get(policyId);
    int before =
        policy == null
            ? 0
            : issuedToUsers.getOrDefault(new QuotaKey(policyId, request.userId()), 0);
    Decision decision = IssueDecision.decide(policy, before, request, now.local());
    if (decision instanceof Decision.Applied applied) {
      log.add(applied, cause, now);
      count(policy, applied.coupon());
    }
    return decision;
  }

  private void count(CouponPolicy policy, Coupon coupon) {
    issued.add(coupon);
    policies.put(policy.policyId(), policy.withOneMoreIssued());
    issuedByPolicy.merge(policy.policyId(), 1, Integer::sum);
    QuotaKey key = new QuotaKey(policy.policyId(), coupon.userId());
    issuedToUsers.merge(key, 1, Integer::sum);
    int limit = policy.terms().quantity().perUser();
    quotaUses.merge(
        key,
        new QuotaUse(key, 1, limit),
        (use, one) -> new QuotaUse(key, use.issued() + one.issued(), limit));
  }

  /** Stores all that was issued, the events and the history of it. */
  public void save() {
    if (log.isEmpty()) {
      return;
    }
    stores.policies().addIssued(issuedByPolicy);
    stores.quotas().add(quotaUses.values());
    stores.coupons().insert(issued);
    log.save(stores);
  }
}
