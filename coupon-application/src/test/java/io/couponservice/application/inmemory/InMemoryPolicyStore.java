package io.couponservice.application.inmemory;

import io.couponservice.application.inmemory.Tables.CountChange;
import io.couponservice.application.port.PolicyStore;
import io.couponservice.application.port.StatusCounts;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.CouponCode;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.PolicyTerms;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

final class InMemoryPolicyStore implements PolicyStore {

  private final InMemoryDatabase database;
  private final Tables tables;

  InMemoryPolicyStore(InMemoryDatabase database) {
    this.database = database;
    this.tables = database.tables;
  }

  @Override
  public Optional<CouponPolicy> create(PolicyTerms terms, LocalDateTime createdAt) {
    long policyId = database.policyIds.next();
    CouponCode code = terms.couponCode();
    if (code != null) {
      if (tables.policyByCode.has(code.normalized())) {
        return Optional.empty();
      }
      tables.policyByCode.insert(code.normalized(), policyId);
    }
    CouponPolicy policy = new CouponPolicy(policyId, terms, 0, createdAt, null);
    tables.policies.insert(policyId, policy);
    return Optional.of(policy);
  }

  @Override
  public Map<Long, CouponPolicy> find(Collection<Long> policyIds) {
    Map<Long, CouponPolicy> found = new TreeMap<>();
    for (Long id : policyIds) {
      if (tables.policies.has(id)) {
        found.put(id, tables.policies.get(id));
      }
    }
    return found;
  }

  @Override
  public List<CouponPolicy> newest(long before, int limit) {
    return tables
        .policies
        .values()
        .filter(policy -> policy.policyId() < before)
        .sorted(Comparator.comparing(CouponPolicy::policyId).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public List<CouponPolicy> lockForIssue(
      Collection<String> normalizedCodes, Collection<Long> policyIds) {
    TreeSet<Long> ids = new TreeSet<>(policyIds);
    normalizedCodes.stream()
        .map(tables.policyByCode::get)
        .filter(Objects::nonNull)
        .forEach(ids::add);
    return locked(find(ids).values());
  }

  @Override
  public List<CouponPolicy> lockTriggeredByPayment(
      Won upTo, LocalDateTime now, Collection<Long> couponIds) {
    return locked(tables.policies.values().filter(policy -> triggered(policy, upTo, now)).toList());
  }

  private static boolean triggered(CouponPolicy policy, Won upTo, LocalDateTime now) {
    return policy.active()
        && policy.terms().trigger() != null
        && policy.terms().trigger().matches(upTo)
        && policy.terms().quantity().hasStockAfter(policy.issued())
        && policy.terms().issueWindow().contains(now);
  }

  private List<CouponPolicy> locked(Collection<CouponPolicy> policies) {
    policies.forEach(policy -> tables.locks.policy(policy.policyId()));
    return List.copyOf(policies);
  }

  @Override
  public Optional<CouponPolicy> lockForDeactivation(long policyId) {
    return locked(find(List.of(policyId)).values()).stream().findFirst();
  }

  @Override
  public void update(CouponPolicy policy) {
    tables.locks.requirePolicy(policy.policyId());
    // How many were issued is counted apart, and when it was created never changes.
    CouponPolicy stored = tables.policies.get(policy.policyId());
    put(
        new CouponPolicy(
            stored.policyId(),
            policy.terms(),
            stored.issued(),
            stored.createdAt(),
            policy.deactivatedAt()));
  }

  @Override
  public Map<Long, CouponPolicy> lockOfCoupons(Collection<Long> couponIds) {
    // Not noted as a lock: one that admits issues is no right to change the policy.
    return find(
        couponIds.stream()
            .map(tables.coupons::get)
            .filter(Objects::nonNull)
            .map(Coupon::policyId)
            .toList());
  }

  @Override
  public void addIssued(Map<Long, Integer> issuedByPolicy) {
    issuedByPolicy.forEach(
        (policyId, more) -> {
          tables.locks.requirePolicy(policyId);
          CouponPolicy stored = tables.policies.get(policyId);
          put(
              new CouponPolicy(
                  policyId,
                  stored.terms(),
                  stored.issued() + more,
                  stored.createdAt(),
                  stored.deactivatedAt()));
        });
  }

  private void put(CouponPolicy policy) {
    Long total = policy.terms().quantity().total();
    if (policy.issued() < 0 || (total != null && policy.issued() > total)) {
      throw new IllegalStateException(
          "policy %d: %d issued of %d".formatted(policy.policyId(), policy.issued(), total));
    }
    tables.policies.put(policy.policyId(), policy);
  }

  @Override
  public void addCounts(Map<Long, StatusCounts> changes) {
    changes.forEach(
        (policyId, change) ->
            tables.countChanges.put(
                database.countChangeIds.next(), new CountChange(policyId, change)));
  }

  @Override
  public Map<Long, StatusCounts> counts(Collection<Long> policyIds) {
    Map<Long, StatusCounts> counts = new TreeMap<>();
    for (Long policyId : policyIds) {
      counts.put(
          policyId,
          Counts.of(
              tables.counts.get(policyId),
              tables.countChanges.values().filter(change -> change.policyId() == policyId)));
    }
    return counts;
  }

  @Override
  public int foldCounts(int limit) {
    List<Map.Entry<Long, CountChange>> some = tables.countChanges.rows().limit(limit).toList();
    for (Map.Entry<Long, CountChange> each : some) {
      CountChange change = each.getValue();
      StatusCounts before = tables.counts.get(change.policyId());
      tables.counts.put(change.policyId(), Counts.sum(before, change.change()));
      tables.countChanges.remove(each.getKey());
    }
    return some.size();
  }
}
