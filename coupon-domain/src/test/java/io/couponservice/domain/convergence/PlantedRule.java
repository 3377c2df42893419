package io.couponservice.domain.convergence;

import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponCase;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.coupon.Decision;
import io.couponservice.domain.coupon.PaymentCase;
import io.couponservice.domain.coupon.ReservationStatus;
import io.couponservice.domain.event.OrderCancelledEvent;
import io.couponservice.domain.event.PaymentCompletedEvent;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.LatePaymentRule;
import io.couponservice.domain.policy.PolicyBuilder;
import io.couponservice.domain.policy.RestoreRule;
import java.time.LocalDateTime;

/** One rule changed for the worse. */
enum PlantedRule implements Rules {
  /** The line of the cancelled order comes before the line of the late payment. */
  LATE_IS_LOOKED_AT_AFTER_THE_CANCELLATION {
    @Override
    public Decision completed(PaymentCase state, PaymentCompletedEvent event, LocalDateTime now) {
      boolean cancelled = state.reservation().orderCancelledAt() != null;
      return REAL.completed(
          cancelled ? under(honouring(state.policy()), state) : state, event, now);
    }
  },
  /** A payment is late by the time of its arrival. */
  LATE_IS_DECIDED_BY_THE_CLOCK {
    @Override
    public Decision completed(PaymentCase state, PaymentCompletedEvent event, LocalDateTime now) {
      boolean late = now.isAfter(state.reservation().expiresAt());
      boolean rejects = state.policy().terms().latePaymentRule() == LatePaymentRule.REJECT;
      return late && rejects
          ? new Decision.Ignored()
          : REAL.completed(under(honouring(state.policy()), state), event, now);
    }
  },
  /** The cancellation of an order is lost on a reservation that was released before. */
  A_CLOSED_RESERVATION_FORGETS_THE_CANCELLATION {
    @Override
    public Decision cancelled(CouponCase state, OrderCancelledEvent event, LocalDateTime now) {
      boolean closed = state.ofOrder().get(0).status() == ReservationStatus.CANCELLED;
      return closed ? new Decision.Ignored() : REAL.cancelled(state, event, now);
    }
  },
  /** A payment after the cancellation has no effect under NEVER either. */
  NEVER_IS_PAID_LIKE_RESTORE {
    @Override
    public Decision completed(PaymentCase state, PaymentCompletedEvent event, LocalDateTime now) {
      boolean never = state.policy().terms().restoreRule() == RestoreRule.NEVER;
      return REAL.completed(never ? under(restoring(state.policy()), state) : state, event, now);
    }
  },
  /** A payment after the cancellation gives no grace. */
  NO_GRACE_FOR_A_PAYMENT_AFTER_THE_CANCELLATION {
    @Override
    public Decision completed(PaymentCase state, PaymentCompletedEvent event, LocalDateTime now) {
      return REAL.completed(under(withoutGrace(state.policy()), state), event, now);
    }
  },
  /** A coupon that has expired is not given to a payment any more. */
  AN_EXPIRED_COUPON_IS_NOT_PAID {
    @Override
    public Decision completed(PaymentCase state, PaymentCompletedEvent event, LocalDateTime now) {
      return state.coupon().status() == CouponStatus.EXPIRED
          ? new Decision.Ignored()
          : REAL.completed(state, event, now);
    }
  },
  /** No sweep expires a coupon: only what releases it after its end does. */
  ONLY_SETTLING_EXPIRES {
    @Override
    public Decision expired(Coupon coupon, CouponPolicy policy, LocalDateTime now) {
      return new Decision.Ignored();
    }
  };

  private static PaymentCase under(CouponPolicy policy, PaymentCase state) {
    return new PaymentCase(state.coupon(), policy, state.reservation(), state.holder());
  }

  private static CouponPolicy honouring(CouponPolicy policy) {
    return copy(policy, policy.terms().restoreRule(), LatePaymentRule.HONOUR);
  }

  private static CouponPolicy restoring(CouponPolicy policy) {
    return copy(policy, RestoreRule.RESTORE, policy.terms().latePaymentRule());
  }

  private static CouponPolicy withoutGrace(CouponPolicy policy) {
    boolean grace = policy.terms().restoreRule() == RestoreRule.RESTORE_WITH_GRACE;
    return grace ? restoring(policy) : policy;
  }

  private static CouponPolicy copy(CouponPolicy policy, RestoreRule rule, LatePaymentRule late) {
    return PolicyBuilder.policy()
        .restore(rule, rule == RestoreRule.RESTORE_WITH_GRACE ? World.GRACE_DAYS : null)
        .latePayment(late)
        .deactivatedAt(policy.deactivatedAt())
        .build();
  }
}
