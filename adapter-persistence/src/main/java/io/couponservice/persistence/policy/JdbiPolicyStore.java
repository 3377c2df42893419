package io.couponservice.persistence.policy;

import io.couponservice.application.port.PolicyStore;
import io.couponservice.application.port.StatusCounts;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.PolicyTerms;
import io.couponservice.persistence.transaction.RowCounts;
import io.couponservice.persistence.transaction.SqlArrays;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;

/** Tables {@code policies} and {@code policy_count_deltas}. */
public final class JdbiPolicyStore implements PolicyStore {

  private final Handle handle;

  /** In the transaction of a handle. */
  public JdbiPolicyStore(Handle handle) {
    this.handle = handle;
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
  public Map<String, CouponPolicy> lockForIssue(Collection<String> normalizedCodes) {
    return select(
            "WHERE normalized_code = ANY (:ids) ORDER BY policy_id FOR NO KEY UPDATE",
            SqlArrays.texts(normalizedCodes))
        .values()
        .stream()
        .collect(
            Collectors.toMap(
                policy -> policy.terms().couponCode().normalized(), Function.identity()));
  }

  @Override
  public Map<Long, CouponPolicy> lockOfCoupons(Collection<Long> couponIds) {
    // The policy of a coupon never changes, so it is read without a lock on the coupon.
    return select(
        """
        WHERE policy_id IN (SELECT policy_id FROM coupons WHERE coupon_id = ANY (:ids))
        ORDER BY policy_id FOR KEY SHARE
        """,
        SqlArrays.bigints(couponIds));
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
    if (changes.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            INSERT INTO policy_count_deltas (policy_id, reserved, used, expired)
            SELECT * FROM unnest(:ids, :reserved, :used, :expired)
            """)
        .bind("ids", SqlArrays.bigints(changes.entrySet(), Map.Entry::getKey))
        .bind("reserved", SqlArrays.integers(changes.values(), StatusCounts::reserved))
        .bind("used", SqlArrays.integers(changes.values(), StatusCounts::used))
        .bind("expired", SqlArrays.integers(changes.values(), StatusCounts::expired))
        .execute();
  }

  @Override
  public StatusCounts counts(long policyId) {
    return handle
        .createQuery(
            """
            SELECT coalesce(sum(reserved), 0), coalesce(sum(used), 0), coalesce(sum(expired), 0)
            FROM policy_count_deltas WHERE policy_id = :id
            """)
        .bind("id", policyId)
        .map((row, context) -> new StatusCounts(row.getInt(1), row.getInt(2), row.getInt(3)))
        .one();
  }
}
