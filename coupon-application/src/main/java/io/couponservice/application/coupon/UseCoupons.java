package io.couponservice.application.coupon;

import io.couponservice.application.event.Cause;
import io.couponservice.application.event.EventPublication;
import io.couponservice.application.idempotency.Keyed;
import io.couponservice.application.idempotency.Outcome;
import io.couponservice.application.port.ReservationStore.OrderOfCoupon;
import io.couponservice.application.port.Transactions;
import io.couponservice.domain.coupon.CouponCase;
import io.couponservice.domain.coupon.Decision;
import io.couponservice.domain.coupon.ManualUseDecision;
import io.couponservice.domain.coupon.ManualUseDecision.Request;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;

/** Uses coupons by hand (관리자 수동 사용 처리), any number in one transaction. */
public final class UseCoupons {

  /**
   * An admin uses one coupon.
   *
   * @param commandId unique to this request and its repeats, not null
   * @param couponId the coupon
   * @param request what the admin asks for, not null
   * @param cause what this follows from, not null
   */
  public record UseCoupon(String commandId, long couponId, Request request, Cause cause)
      implements CouponCommand {
    /** Checks for null. */
    public UseCoupon {
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
      return ManualUseDecision.decide(state, request, now);
    }
  }

  private final CommandExecution<UseCoupon, ReservedCoupon> execution;

  /**
   * With its ports.
   *
   * @param transactions not null
   * @param publication makes the records of events, not null
   * @param clock in the service's zone, not null
   */
  public UseCoupons(Transactions transactions, EventPublication publication, Clock clock) {
    this.execution =
        new CommandExecution<>(
            transactions,
            (stores, commands) ->
                new CouponCommandBatch(stores, publication, clock, commands).run());
  }

  /**
   * Uses.
   *
   * @param commands decided in this order, not null
   * @return an answer for each, in order
   * @throws io.couponservice.application.port.OutageException if the database is away; some of the
   *     commands may have taken effect, and a repeat with the same command id finds it
   */
  public List<Answer<ReservedCoupon>> use(List<UseCoupon> commands) {
    return execution.runCommands(commands);
  }

  /**
   * Uses as {@link #use} does, on requests that may have keys.
   *
   * @param requests decided in this order, not null
   * @return an outcome for each, in order
   * @throws io.couponservice.application.port.OutageException if the database is away; some of the
   *     commands may have taken effect, and a repeat with the same key or command id finds it
   */
  public List<Outcome<Answer<ReservedCoupon>>> useKeyed(
      List<Keyed<UseCoupon, Answer<ReservedCoupon>>> requests) {
    return execution.run(requests);
  }
}
