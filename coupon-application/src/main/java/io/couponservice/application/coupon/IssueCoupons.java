package io.couponservice.application.coupon;

import io.couponservice.application.batching.BatchExecution;
import io.couponservice.application.event.Cause;
import io.couponservice.application.event.EventPublication;
import io.couponservice.application.port.Transactions;
import io.couponservice.domain.policy.CouponCode;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** Issues coupons by code, to any number of users in one transaction. */
public final class IssueCoupons {

  /**
   * One user asks for a coupon.
   *
   * @param commandId unique to this request and its repeats, not null
   * @param userId who asks
   * @param code what the user entered, not null
   * @param cause what this follows from, not null
   */
  public record IssueByCode(String commandId, long userId, CouponCode code, Cause cause) {
    /** Checks for null. */
    public IssueByCode {
      Objects.requireNonNull(commandId, "commandId");
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(cause, "cause");
    }
  }

  private final Transactions transactions;
  private final EventPublication publication;
  private final Clock clock;
  private final BatchExecution<IssueByCode, Answer<IssuedCoupon>> execution;

  /**
   * With its ports.
   *
   * @param transactions not null
   * @param publication makes the records of events, not null
   * @param clock in the service's zone, not null
   */
  public IssueCoupons(Transactions transactions, EventPublication publication, Clock clock) {
    this.transactions = transactions;
    this.publication = publication;
    this.clock = clock;
    this.execution =
        new BatchExecution<>(
            this::inOneTransaction, (command, cause) -> new Answer.Failed<>(cause));
  }

  /**
   * Issues.
   *
   * @param commands decided in this order, not null
   * @return an answer for each, in order
   * @throws io.couponservice.application.port.OutageException if the database is away; some of the
   *     commands may have taken effect, and a repeat with the same command id finds it
   */
  public List<Answer<IssuedCoupon>> byCode(List<IssueByCode> commands) {
    return execution.run(commands);
  }

  private List<Answer<IssuedCoupon>> inOneTransaction(List<IssueByCode> commands) {
    return transactions.inTransaction(
        stores -> new IssueBatch(stores, publication, clock, commands).run());
  }
}
