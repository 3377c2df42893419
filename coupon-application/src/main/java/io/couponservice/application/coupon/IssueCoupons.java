package io.couponservice.application.coupon;

import io.couponservice.application.event.Cause;
import io.couponservice.application.event.EventPublication;
import io.couponservice.application.idempotency.Keyed;
import io.couponservice.application.idempotency.Outcome;
import io.couponservice.application.port.Transactions;
import io.couponservice.domain.policy.CouponCode;
import io.couponservice.domain.policy.IssueType;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** Issues coupons by code and by an admin's hand, any number in one transaction. */
public final class IssueCoupons {

  /**
   * One user is to get one coupon. The policy is named by its code or by its id.
   *
   * @param commandId unique to this request and its repeats, not null
   * @param userId who is to get it
   * @param code what the user entered, null for an issue by hand
   * @param policyId the policy, null for an issue by code
   * @param cause what this follows from, not null
   */
  public record IssueCoupon(
      String commandId, long userId, CouponCode code, Long policyId, Cause cause) {

    /** Checks that the policy is named in one way. */
    public IssueCoupon {
      Objects.requireNonNull(commandId, "commandId");
      Objects.requireNonNull(cause, "cause");
      if ((code == null) == (policyId == null)) {
        throw new IllegalArgumentException("either a code or a policy's id");
      }
    }

    /**
     * The user entered a code (코드 입력).
     *
     * @param commandId unique to this request and its repeats, not null
     * @param userId who asks
     * @param code not null
     * @param cause what this follows from, not null
     * @return never null
     */
    public static IssueCoupon byCode(String commandId, long userId, CouponCode code, Cause cause) {
      return new IssueCoupon(commandId, userId, code, null, cause);
    }

    /**
     * An admin gives a coupon to a user (직접 발급).
     *
     * @param commandId unique to this request, user and its repeats, not null
     * @param userId who is to get it
     * @param policyId the policy
     * @param cause what this follows from, not null
     * @return never null
     */
    public static IssueCoupon direct(String commandId, long userId, long policyId, Cause cause) {
      return new IssueCoupon(commandId, userId, null, policyId, cause);
    }

    IssueType type() {
      return code == null ? IssueType.DIRECT : IssueType.CODE;
    }
  }

  private final CommandExecution<IssueCoupon, IssuedCoupon> execution;

  /**
   * With its ports.
   *
   * @param transactions not null
   * @param publication makes the records of events, not null
   * @param clock in the service's zone, not null
   * @param limit of wrong codes, not null
   */
  public IssueCoupons(
      Transactions transactions, EventPublication publication, Clock clock, WrongCodeLimit limit) {
    this.execution =
        new CommandExecution<>(
            transactions,
            (stores, commands) ->
                new IssueBatch(stores, publication, clock, limit, commands).run());
  }

  /**
   * Issues.
   *
   * @param commands decided in this order, not null
   * @return an answer for each, in order
   * @throws io.couponservice.application.port.OutageException if the database is away; some of the
   *     commands may have taken effect, and a repeat with the same command id finds it
   */
  public List<Answer<IssuedCoupon>> issue(List<IssueCoupon> commands) {
    return execution.runCommands(commands);
  }

  /**
   * Issues as {@link #issue} does, on requests that may have keys.
   *
   * @param requests decided in this order, not null
   * @return an outcome for each, in order
   * @throws io.couponservice.application.port.OutageException if the database is away; some of the
   *     commands may have taken effect, and a repeat with the same key or command id finds it
   */
  public List<Outcome<Answer<IssuedCoupon>>> issueKeyed(
      List<Keyed<IssueCoupon, Answer<IssuedCoupon>>> requests) {
    return execution.run(requests);
  }
}
