package io.couponservice.persistence.policy;

import io.couponservice.application.port.PolicyStore;
import io.couponservice.application.port.StatusCounts;
import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.PolicyTerms;
import io.couponservice.persistence.transaction.RowCounts;
import io.couponservice.persistence.transaction.SqlArrays;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;

/** Table {@code policies}, and the counts of its rows. */
public final class JdbiPolicyStore implements PolicyStore {

  private final Handle handle;
  private final PolicyCounts counts;
  private final boolean reading;

  /**
   * In the transaction of a handle.
   *
   * @param handle not null
   * @param reading whether the transaction only reads
   */
  public JdbiPolicyStore(Handle handle, boolean reading) {
    this.handle = handle;
    this.reading = reading;
    this.counts = new PolicyCounts(handle);
  }

  @Override
  public Optional<CouponPolicy> create(PolicyTerms terms, LocalDateTime createdAt) {
    return handle
        .createQuery(PolicyRows.INSERT)
        .bindMap(PolicyRows.columns(terms))
        .bind("createdAt", createdAt)
        .mapTo(Long.class)
        .findOne()
        .map(policyId -> new CouponPolicy(policyId, terms, 0, createdAt, null));
  }

  @Override
  public Map<Long, CouponPolicy> find(Collection<Long> policyIds) {
    return select("WHERE policy_id = ANY (:ids)", SqlArrays.bigints(policyIds));
  }

  @Override
  public List<CouponPolicy> newest(long before, int limit) {
    return handle
        .createQuery(
            PolicyRows.SELECT + "WHERE policy_id < :before ORDER BY policy_id DESC LIMIT :limit")
        .bind("before", before)
        .bind("limit", limit)
        .map(PolicyRows::toPolicy)
        .list();
  }

  @Override
  public List<CouponPolicy> lockForIssue(
      Collection<String> normalizedCodes, Collection<Long> policyIds) {
    return handle
        .createQuery(
            PolicyRows.SELECT
                + """
                WHERE normalized_code = ANY (:codes) OR policy_id = ANY (:ids)
                ORDER BY policy_id FOR NO KEY UPDATE
                """)
        .bind("codes", SqlArrays.texts(normalizedCodes))
        .bind("ids", SqlArrays.bigints(policyIds))
        .map(PolicyRows::toPolicy)
        .list();
  }

  @Override
  public List<CouponPolicy> lockTriggeredByPayment(
      Won upTo, LocalDateTime now, Collection<Long> couponIds) {
    return handle
        .createQuery(
            """
            WITH triggered AS MATERIALIZED (
                SELECT policy_id FROM policies
                WHERE trigger_event_type = 'PAYMENT_COMPLETED' AND deactivated_at IS NULL
                    AND trigger_min_amount <= :upTo
                    AND (total_quantity IS NULL OR issued < total_quantity)
                    AND issue_starts_at <= :now AND issue_ends_at >= :now
            )
            """
                + PolicyRows.SELECT
                + """
                WHERE policy_id IN (
                    SELECT policy_id FROM triggered
                    UNION
                    SELECT policy_id FROM coupons
                    WHERE coupon_id = ANY (:coupons) AND EXISTS (SELECT FROM triggered))
                ORDER BY policy_id
                """
                + locked("FOR NO KEY UPDATE"))
        .bind("upTo", upTo.amount())
        .bind("now", now)
        .bind("coupons", SqlArrays.bigints(couponIds))
        .map(PolicyRows::toPolicy)
        // As they are under the lock, without those that are here for their coupons.
        .filter(policy -> isTriggered(policy, upTo, now))
        .list();
  }

  private static boolean isTriggered(CouponPolicy policy, Won upTo, LocalDateTime now) {
    return policy.active()
        && policy.terms().trigger() != null
        && policy.terms().trigger().matches(upTo)
        && policy.terms().quantity().hasStockAfter(policy.issued())
        && policy.terms().issueWindow().contains(now);
  }

  @Override
  public Optional<CouponPolicy> lockForDeactivation(long policyId) {
    return handle
        .createQuery(PolicyRows.SELECT + "WHERE policy_id = :id FOR UPDATE")
        .bind("id", policyId)
        .map(PolicyRows::toPolicy)
        .findOne();
  }

  @Override
  public void update(CouponPolicy policy) {
    int updated =
        handle
            .createUpdate(PolicyRows.UPDATE)
            .bindMap(PolicyRows.columns(policy.terms()))
            .bind("deactivatedAt", policy.deactivatedAt())
            .bind("policyId", policy.policyId())
            .execute();
    RowCounts.require("policies", updated, 1);
  }

  @Override
  public Map<Long, CouponPolicy> lockOfCoupons(Collection<Long> couponIds) {
    // The policy of a coupon never changes, so it is read without a lock on the coupon.
    return select(
        """
        WHERE policy_id IN (SELECT policy_id FROM coupons WHERE coupon_id = ANY (:ids))
        ORDER BY policy_id
        """
            + locked("FOR KEY SHARE"),
        SqlArrays.bigints(couponIds));
  }

  private String locked(String lock) {
    return reading ? "" : lock;
  }

  private Map<Long, CouponPolicy> select(String condition, Argument ids) {
    return handle
        .createQuery(PolicyRows.SELECT + condition)
        .bind("ids", ids)
        .map(PolicyRows::toPolicy)
        .collect(Collectors.toMap(CouponPolicy::policyId, Function.identity()));
  }

  @Override
  public void addIssued(Map<Long, Integer> issuedByPolicy) {
    if (issuedByPolicy.isEmpty()) {
      return;
    }
    int updated =
        handle
            .createUpdate(
                """
                UPDATE policies SET issued = policies.issued + added.issued
                FROM unnest(:ids, :counts) AS added (policy_id, issued)
                WHERE policies.policy_id = added.policy_id
                """)
            .bind("ids", SqlArrays.bigints(issuedByPolicy.entrySet(), Map.Entry::getKey))
            .bind("counts", SqlArrays.integers(issuedByPolicy.entrySet(), Map.Entry::getValue))
            .execute();
    RowCounts.require("policies", updated, issuedByPolicy.size());
  }

  @Override
  public void addCounts(Map<Long, StatusCounts> changes) {
    counts.add(changes);
  }

  @Override
  public Map<Long, StatusCounts> counts(Collection<Long> policyIds) {
    return counts.of(policyIds);
  }

  @Override
  public int foldCounts(int limit) {
    return counts.fold(limit);
  }
}
