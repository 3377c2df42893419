package io.couponservice.domain.convergence;

import io.couponservice.domain.coupon.CouponCase;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.coupon.Decision;
import io.couponservice.domain.coupon.PaymentCase;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.policy.CouponPolicy;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can happen next in a state, by name. */
final class Moves {

  private final World world;
  private final Rules rules;
  private final Set<Message> messages;
  private final List<LocalDateTime> clock;
  private final CouponPolicy active;
  private final CouponPolicy inactive;

  Moves(World world, Rules rules, Set<Message> messages) {
    this.world = world;
    this.rules = rules;
    this.messages = messages;
    clock = world.clock();
    active = world.rules(true);
    inactive = world.rules(false);
  }

  State start() {
    return new State(world.held(), world.holder(), true, 0, 0);
  }

  LocalDateTime now(State state) {
    return clock.get(state.clock());
  }

  Map<String, State> from(State state) {
    Map<String, State> next = new LinkedHashMap<>();
    for (Message message : messages) {
      next.put(message.name(), state.after(decide(state, message)).arrived(message));
    }
    next.put("timeout sweep", timeoutSweep(state));
    next.put("expiry sweep", expirySweep(state));
    if (state.clock() + 1 < clock.size()) {
      next.put("clock to " + clock.get(state.clock() + 1), state.tick());
    }
    next.put("deactivation", state.deactivated());
    return next;
  }

  /** The state in which the sweeps have nothing left to do. */
  State caughtUp(State state) {
    State next = expirySweep(timeoutSweep(state));
    return next.equals(state) ? state : caughtUp(next);
  }

  private State timeoutSweep(State state) {
    return state.after(
        rules.timedOut(state.coupon(), policy(state), state.reservation(), now(state)));
  }

  private State expirySweep(State state) {
    return state.after(rules.expired(state.coupon(), policy(state), now(state)));
  }

  private Decision decide(State state, Message message) {
    return switch (message) {
      case PAID -> rules.completed(payment(state), world.paid(), now(state));
      case PAID_TWICE -> rules.completed(payment(state), world.paidTwice(), now(state));
      case OTHER_FAILED -> rules.failed(payment(state), world.failed("PAY-0"), now(state));
      case SAME_FAILED -> rules.failed(payment(state), world.failed("PAY-2024-0001"), now(state));
      case CANCELLED -> cancel(state, world.cancelledAt());
      case CANCELLED_AGAIN -> cancel(state, world.cancelledAt().plusDays(1));
      case RELEASED ->
          rules.released(state.coupon(), policy(state), state.reservation(), now(state));
    };
  }

  private Decision cancel(State state, LocalDateTime at) {
    CouponCase all =
        new CouponCase(state.coupon(), policy(state), holder(state), List.of(state.reservation()));
    return rules.cancelled(all, world.cancelled(at), now(state));
  }

  private PaymentCase payment(State state) {
    return new PaymentCase(state.coupon(), policy(state), state.reservation(), holder(state));
  }

  private CouponPolicy policy(State state) {
    return state.active() ? active : inactive;
  }

  private static Reservation holder(State state) {
    CouponStatus status = state.coupon().status();
    return status == CouponStatus.RESERVED || status == CouponStatus.USED
        ? state.reservation()
        : null;
  }
}
