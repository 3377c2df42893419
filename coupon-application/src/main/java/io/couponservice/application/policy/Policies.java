package io.couponservice.application.policy;

import io.couponservice.application.batching.BatchExecution;
import io.couponservice.application.event.Moment;
import io.couponservice.application.idempotency.Keyed;
import io.couponservice.application.idempotency.KeyedRequests;
import io.couponservice.application.idempotency.Outcome;
import io.couponservice.application.page.Page;
import io.couponservice.application.port.StatusCounts;
import io.couponservice.application.port.Stores;
import io.couponservice.application.port.Transactions;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.PolicyAmendment;
import io.couponservice.domain.policy.PolicyTerms;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Creates, shows, amends and deactivates policies. */
public final class Policies {

  /**
   * A policy and what became of its coupons.
   *
   * @param policy not null
   * @param counts not null
   */
  public record CountedPolicy(CouponPolicy policy, StatusCounts counts) {}

  /** What became of an amendment. */
  public sealed interface Amended {

    /**
     * It took effect.
     *
     * @param policy as it is now, not null
     */
    record Done(CountedPolicy policy) implements Amended {}

    /** There is no such policy. */
    record Unknown() implements Amended {}

    /**
     * The policy does not allow it.
     *
     * @param reason not null
     */
    record Refused(PolicyAmendment.Refusal reason) implements Amended {}
  }

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
    return createKeyed(Keyed.of(terms)).result();
  }

  /**
   * Creates a policy as {@link #create} does, on a request that may have a key.
   *
   * @param request not null
   * @return never null
   */
  public Outcome<Optional<CountedPolicy>> createKeyed(
      Keyed<PolicyTerms, Optional<CountedPolicy>> request) {
    return inTransaction(
        stores -> KeyedRequests.run(stores, request, terms -> create(stores, terms)));
  }

  private Optional<CountedPolicy> create(Stores stores, PolicyTerms terms) {
    return stores
        .policies()
        .create(terms, Moment.now(clock).local())
        .map(policy -> new CountedPolicy(policy, StatusCounts.NONE));
  }

  /**
   * Shows a policy.
   *
   * @param policyId its id
   * @return empty if there is none
   */
  public Optional<CountedPolicy> find(long policyId) {
    return transactions.reading(
        stores ->
            Optional.ofNullable(stores.policies().find(List.of(policyId)).get(policyId))
                .map(policy -> counted(stores, policy)));
  }

  /**
   * Shows policies, the newest first. Those that are created meanwhile come before the first page,
   * and move nothing.
   *
   * @param before only those with a smaller id
   * @param limit the most to show, 1 or more
   * @return never null
   */
  public Page<CountedPolicy> newest(long before, int limit) {
    return transactions.reading(
        stores -> {
          List<CouponPolicy> found = stores.policies().newest(before, limit + 1);
          Map<Long, StatusCounts> counts =
              stores.policies().counts(found.stream().map(CouponPolicy::policyId).toList());
          return Page.of(
              found.stream()
                  .map(
                      policy ->
                          new CountedPolicy(
                              policy, counts.getOrDefault(policy.policyId(), StatusCounts.NONE)))
                  .toList(),
              limit);
        });
  }

  /**
   * Changes a policy.
   *
   * @param policyId its id
   * @param amendment not null
   * @return never null
   * @throws IllegalArgumentException if a value is out of its range; the message names it
   * @throws io.couponservice.application.port.OutageException if the database is away
   */
  public Amended amend(long policyId, PolicyAmendment amendment) {
    return inTransaction(
        stores -> {
          List<CouponPolicy> locked = stores.policies().lockForIssue(Set.of(), List.of(policyId));
          if (locked.isEmpty()) {
            return new Amended.Unknown();
          }
          Optional<PolicyAmendment.Refusal> refusal = amendment.refusal(locked.get(0));
          if (refusal.isPresent()) {
            return new Amended.Refused(refusal.get());
          }
          CouponPolicy amended = amendment.of(locked.get(0));
          stores.policies().update(amended);
          return new Amended.Done(counted(stores, amended));
        });
  }

  /**
   * Deactivates a policy. From then on nothing of it can be issued, reserved or used by hand;
   * {@link io.couponservice.application.coupon.ExpireCoupons} expires its coupons little by little.
   *
   * @param policyId its id
   * @return the policy, deactivated now or before; empty if there is none
   * @throws io.couponservice.application.port.OutageException if the database is away
   */
  public Optional<CountedPolicy> deactivate(long policyId) {
    return deactivateKeyed(Keyed.of(policyId)).result();
  }

  /**
   * Deactivates a policy as {@link #deactivate} does, on a request that may have a key.
   *
   * @param request the policy's id, not null
   * @return never null
   * @throws io.couponservice.application.port.OutageException if the database is away
   */
  public Outcome<Optional<CountedPolicy>> deactivateKeyed(
      Keyed<Long, Optional<CountedPolicy>> request) {
    return inTransaction(
        stores ->
            KeyedRequests.run(
                stores,
                request,
                policyId ->
                    stores
                        .policies()
                        .lockForDeactivation(policyId)
                        .map(policy -> deactivate(stores, policy))));
  }

  private CountedPolicy deactivate(Stores stores, CouponPolicy policy) {
    if (!policy.active()) {
      return counted(stores, policy);
    }
    CouponPolicy deactivated = policy.deactivated(Moment.now(clock).local());
    stores.policies().update(deactivated);
    return counted(stores, deactivated);
  }

  private static CountedPolicy counted(Stores stores, CouponPolicy policy) {
    return new CountedPolicy(policy, stores.policies().counts(policy.policyId()));
  }

  private <R> R inTransaction(Function<Stores, R> work) {
    return BatchExecution.alone(() -> transactions.inTransaction(work));
  }
}
