package io.couponservice.domain.convergence;

import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponCase;
import io.couponservice.domain.coupon.Decision;
import io.couponservice.domain.coupon.ExpireDecision;
import io.couponservice.domain.coupon.OrderCancelledDecision;
import io.couponservice.domain.coupon.PaymentCase;
import io.couponservice.domain.coupon.PaymentCompletedDecision;
import io.couponservice.domain.coupon.PaymentFailedDecision;
import io.couponservice.domain.coupon.ReleaseDecision;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.event.OrderCancelledEvent;
import io.couponservice.domain.event.PaymentCompletedEvent;
import io.couponservice.domain.event.PaymentFailedEvent;
import io.couponservice.domain.policy.CouponPolicy;
import java.time.LocalDateTime;

/** The decisions that the search goes through: the real ones, unless one is planted. */
interface Rules {

  /** The rules as they are. */
  Rules REAL = new Rules() {};

  default Decision completed(PaymentCase state, PaymentCompletedEvent event, LocalDateTime now) {
    return PaymentCompletedDecision.decide(state, event);
  }

  default Decision failed(PaymentCase state, PaymentFailedEvent event, LocalDateTime now) {
    return PaymentFailedDecision.decide(state, event, now);
  }

  default Decision cancelled(CouponCase state, OrderCancelledEvent event, LocalDateTime now) {
    return OrderCancelledDecision.decide(state, event, now);
  }

  default Decision released(
      Coupon coupon, CouponPolicy policy, Reservation reservation, LocalDateTime now) {
    return ReleaseDecision.onRequest(coupon, policy, reservation, now);
  }

  default Decision timedOut(
      Coupon coupon, CouponPolicy policy, Reservation reservation, LocalDateTime now) {
    return ReleaseDecision.onTimeout(coupon, policy, reservation, now);
  }

  default Decision expired(Coupon coupon, CouponPolicy policy, LocalDateTime now) {
    return ExpireDecision.decide(coupon, policy, now);
  }
}
