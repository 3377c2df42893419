package io.couponservice.application.port;

import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.PolicyTerms;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
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
   * Reads policies, the newest first, without locking them.
   *
   * @param before only those with a smaller id
   * @param limit the most to read, 1 or more
   * @return by descending id
   */
  List<CouponPolicy> newest(long before, int limit);

  /**
   * Locks policies against other issues, amendments and deactivation, in the order of their ids.
   *
   * @param normalizedCodes not null
   * @param policyIds not null
   * @return those that have one of the codes or ids
   */
  List<CouponPolicy> lockForIssue(Collection<String> normalizedCodes, Collection<Long> policyIds);

  /**
   * Locks, as {@link #lockForIssue} does, the active policies that issue a coupon for a payment by
   * themselves. One whose stock is used up is left out: nobody has to wait for it. If there are
   * any, the policies of the coupons that the payments are for are locked together with them, so
   * that all are locked in one order.
   *
   * @param upTo the greatest amount that was paid, not null
   * @param now within the issue window, local, not null
   * @param couponIds that the payments are for, not null
   * @return those whose minimum amount is not greater
   */
  List<CouponPolicy> lockTriggeredByPayment(
      Won upTo, LocalDateTime now, Collection<Long> couponIds);

  /**
   * Locks a policy against all that depends on its being active.
   *
   * @param policyId its id
   * @return empty if there is none
   */
  Optional<CouponPolicy> lockForDeactivation(long policyId);

  /**
   * Stores what can change of a policy that this transaction has locked: name, stock, end of the
   * issue window, deactivation.
   *
   * @param policy not null
   */
  void update(CouponPolicy policy);

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
  default StatusCounts counts(long policyId) {
    return counts(List.of(policyId)).getOrDefault(policyId, StatusCounts.NONE);
  }

  /**
   * How many coupons of policies have which status.
   *
   * @param policyIds not null
   * @return by policy id; those without any may be left out
   */
  Map<Long, StatusCounts> counts(Collection<Long> policyIds);

  /**
   * Adds up changes of counts that were appended, so that reading them stays cheap. Changes that
   * another transaction has in hand are left to it.
   *
   * @param limit the most changes to add up, 1 or more
   * @return how many were
   */
  int foldCounts(int limit);
}
