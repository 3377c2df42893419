package io.couponservice.application.policy;

import io.couponservice.application.event.Moment;
import io.couponservice.application.port.StatusCounts;
import io.couponservice.application.port.Transactions;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.PolicyTerms;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Creates and shows policies. */
public final class Policies {

  /**
   * A policy and what became of its coupons.
   *
   * @param policy not null
   * @param counts not null
   */
  public record CountedPolicy(CouponPolicy policy, StatusCounts counts) {}

  private final Transactions transactions;
  private final Clock clock;

  /**
   * With its ports.
   *
   * @param transactions not null
   * @param clock in the service's zone, not null
   */
  public Policies(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Creates a policy.
   *
   * @param terms not null
   * @return the policy; empty if another policy has its code
   */
  public Optional<CountedPolicy> create(PolicyTerms terms) {
    return transactions.inTransaction(
        stores ->
            stores
                .policies()
                .create(terms, Moment.now(clock).local())
                .map(policy -> new CountedPolicy(policy, StatusCounts.NONE)));
  }

  /**
   * Shows a policy.
   *
   * @param policyId its id
   * @return empty if there is none
   */
  public Optional<CountedPolicy> find(long policyId) {
    return transactions.inTransaction(
        stores ->
            Optional.ofNullable(stores.policies().find(List.of(policyId)).get(policyId))
                .map(policy -> new CountedPolicy(policy, stores.policies().counts(policyId))));
  }
}
