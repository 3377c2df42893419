package io.couponservice.application.coupon;

import io.couponservice.application.batching.BatchExecution;
import io.couponservice.application.event.Cause;
import io.couponservice.application.event.EventPublication;
import io.couponservice.application.event.Moment;
import io.couponservice.application.idempotency.Keyed;
import io.couponservice.application.idempotency.KeyedRequests;
import io.couponservice.application.idempotency.Outcome;
import io.couponservice.application.port.QuotaStore.QuotaKey;
import io.couponservice.application.port.Stores;
import io.couponservice.application.port.Transactions;
import io.couponservice.domain.coupon.Decision;
import io.couponservice.domain.coupon.IssueDecision;
import io.couponservice.domain.coupon.Refusal;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.IssueType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Issues coupons of a policy to many users at once, by an admin's hand (직접 발급). */
public final class IssueToUsers {

  /**
   * Users are to get a coupon each.
   *
   * @param policyId the policy
   * @param userIds in this order until the stock is used up; who is named twice asks twice; not
   *     null
   * @param cause what this follows from, not null
   */
  public record DirectIssue(long policyId, List<Long> userIds, Cause cause) {
    /** Copies the list and checks for null. */
    public DirectIssue {
      userIds = List.copyOf(userIds);
      Objects.requireNonNull(cause, "cause");
    }
  }

  /**
   * Who got no coupon.
   *
   * @param userId the user
   * @param refusal why, not null
   */
  public record RefusedUser(long userId, Refusal refusal) {}

  /**
   * Who got a coupon and who did not.
   *
   * @param issued in the order of the users, not null
   * @param refused in the order of the users, not null
   */
  public record Issued(List<IssuedCoupon> issued, List<RefusedUser> refused) {
    /** Copies the lists. */
    public Issued {
      issued = List.copyOf(issued);
      refused = List.copyOf(refused);
    }
  }

  private final Transactions transactions;
  private final EventPublication publication;
  private final Clock clock;

  /**
   * With its ports.
   *
   * @param transactions not null
   * @param publication makes the records of events, not null
   * @param clock in the service's zone, not null
   */
  public IssueToUsers(Transactions transactions, EventPublication publication, Clock clock) {
    this.transactions = transactions;
    this.publication = publication;
    this.clock = clock;
  }

  /**
   * Issues, all in one transaction, in a number of statements that does not depend on how many
   * users there are.
   *
   * @param request may have a key, not null
   * @return empty if there is no such policy
   * @throws io.couponservice.application.port.OutageException if the database is away; it may have
   *     taken effect, and a repeat with the same key finds it
   */
  public Outcome<Optional<Issued>> issue(Keyed<DirectIssue, Optional<Issued>> request) {
    return BatchExecution.alone(
        () ->
            transactions.inTransaction(
                stores -> KeyedRequests.run(stores, request, command -> issue(stores, command))));
  }

  private Optional<Issued> issue(Stores stores, DirectIssue command) {
    List<CouponPolicy> locked =
        stores.policies().lockForIssue(Set.of(), Set.of(command.policyId()));
    if (locked.isEmpty()) {
      return Optional.empty();
    }
    IssueSet policies =
        new IssueSet(
            stores,
            publication,
            locked,
            command.userIds().stream()
                .map(user -> new QuotaKey(command.policyId(), user))
                .toList());
    Issued issued = decide(policies, command, ids(stores, command), Moment.now(clock));
    policies.save();
    return Optional.of(issued);
  }

  private static Iterator<Long> ids(Stores stores, DirectIssue command) {
    return stores.coupons().nextIds(command.userIds().size()).iterator();
  }

  private static Issued decide(
      IssueSet policies, DirectIssue command, Iterator<Long> couponIds, Moment now) {
    List<IssuedCoupon> issued = new ArrayList<>();
    List<RefusedUser> refused = new ArrayList<>();
    for (long userId : command.userIds()) {
      Decision decision =
          policies.issue(
              command.policyId(),
              new IssueDecision.Request(couponIds.next(), userId, IssueType.DIRECT),
              command.cause(),
              now);
      if (decision instanceof Decision.Applied applied) {
        issued.add(new IssuedCoupon(applied.coupon(), policies.policy(command.policyId()), null));
      } else {
        refused.add(new RefusedUser(userId, ((Decision.Refused) decision).refusal()));
      }
    }
    return new Issued(issued, refused);
  }
}
