package io.couponservice.application.coupon;

import io.couponservice.application.event.Cause;
import io.couponservice.application.event.EventPublication;
import io.couponservice.application.idempotency.Keyed;
import io.couponservice.application.idempotency.Outcome;
import io.couponservice.application.port.ReservationStore.OrderOfCoupon;
import io.couponservice.application.port.Transactions;
import io.couponservice.domain.coupon.CouponCase;
import io.couponservice.domain.coupon.Decision;
import io.couponservice.domain.coupon.ReserveDecision;
import io.couponservice.domain.coupon.ReserveDecision.Request;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;

/** Reserves coupons for orders, any number in one transaction. */
public final class ReserveCoupons {

  /**
   * One order asks for one coupon.
   *
   * @param commandId unique to this request and its repeats, not null
   * @param couponId the coupon
   * @param request what the order asks for, not null
   * @param cause what this follows from, not null
   */
  public record ReserveCoupon(String commandId, long couponId, Request request, Cause cause)
      implements CouponCommand {
    /** Checks for null. */
    public ReserveCoupon {
      Objects.requireNonNull(commandId, "commandId");
      Objects.requireNonNull(request, "request");
      Objects.requireNonNull(cause, "cause");
    }

    @Override
    public OrderOfCoupon order() {
      return new OrderOfCoupon(couponId, request.orderId());
    }

    @Override
    public String reservationId() {
      return request.reservationId();
    }

    @Override
    public Decision decide(CouponCase state, LocalDateTime now) {
      return ReserveDecision.decide(state, request, now);
    }
  }

  private final CommandExecution<ReserveCoupon, ReservedCoupon> execution;

  /**
   * With its ports.
   *
   * @param transactions not null
   * @param publication makes the records of events, not null
   * @param clock in the service's zone, not null
   */
  public ReserveCoupons(Transactions transactions, EventPublication publication, Clock clock) {
    this.execution =
        new CommandExecution<>(
            transactions,
            (stores, commands) ->
                new CouponCommandBatch(stores, publication, clock, commands).run());
  }

  /**
   * Reserves.
   *
   * @param commands decided in this order, not null
   * @return an answer for each, in order
   * @throws io.couponservice.application.port.OutageException if the database is away; some of the
   *     commands may have taken effect, and a repeat with the same command id finds it
   */
  public List<Answer<ReservedCoupon>> reserve(List<ReserveCoupon> commands) {
    return execution.runCommands(commands);
  }

  /**
   * Reserves as {@link #reserve} does, on requests that may have keys.
   *
   * @param requests decided in this order, not null
   * @return an outcome for each, in order
   * @throws io.couponservice.application.port.OutageException if the database is away; some of the
   *     commands may have taken effect, and a repeat with the same key or command id finds it
   */
  public List<Outcome<Answer<ReservedCoupon>>> reserveKeyed(
      List<Keyed<ReserveCoupon, Answer<ReservedCoupon>>> requests) {
    return execution.run(requests);
  }
}
