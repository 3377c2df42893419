package io.couponservice.application.port;

import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.PolicyTerms;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Policies. */
public interface PolicyStore {

  /**
   * Stores a new policy.
   *
   * @param terms not null
   * @param createdAt local, not null
   * @return the policy with its identity; empty if another policy has its code
   */
  Optional<CouponPolicy> create(PolicyTerms terms, LocalDateTime createdAt);

  /**
   * Reads policies without locking them.
   *
   * @param policyIds not null
   * @return by id, without those that do not exist
   */
  Map<Long, CouponPolicy> find(Collection<Long> policyIds);

  /**
   * Locks policies against other issues and against deactivation.
   *
   * @param normalizedCodes not null
   * @return by normalized code, without codes that no policy has
   */
  Map<String, CouponPolicy> lockForIssue(Collection<String> normalizedCodes);

  /**
   * Locks the policies of coupons against deactivation, not against issues.
   *
   * @param couponIds not null
   * @return by policy id; coupons that do not exist have none
   */
  Map<Long, CouponPolicy> lockOfCoupons(Collection<Long> couponIds);

  /**
   * Counts coupons that this transaction issued. The policies must be locked for issue.
   *
   * @param issuedByPolicy how many more, by policy id, not null
   */
  void addIssued(Map<Long, Integer> issuedByPolicy);

  /**
   * Counts coupons that this transaction moved. Needs and takes no lock.
   *
   * @param changes by policy id, not null
   */
  void addCounts(Map<Long, StatusCounts> changes);

  /**
   * How many coupons of a policy have which status.
   *
   * @param policyId the policy
   * @return never null
   */
  StatusCounts counts(long policyId);
}
