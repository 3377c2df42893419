package io.couponservice.application.inbound;

import io.couponservice.application.coupon.CouponSet;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Decision;
import io.couponservice.domain.coupon.PaymentCase;
import io.couponservice.domain.coupon.PaymentCompletedDecision;
import io.couponservice.domain.coupon.PaymentFailedDecision;
import io.couponservice.domain.event.InboundEvent;
import io.couponservice.domain.event.InboundEvent.CouponRef;
import io.couponservice.domain.event.PaymentCompletedEvent;
import io.couponservice.domain.event.PaymentFailedEvent;
import java.time.LocalDateTime;

/** Puts each event before the decision that is made for it. */
final class PaymentDecisions {

  private PaymentDecisions() {}

  static Decision decide(CouponSet coupons, InboundEvent event, LocalDateTime now) {
    PaymentCase state = caseOf(coupons, event.coupon());
    // The hierarchy is sealed: what is not the one is the other.
    return event instanceof PaymentCompletedEvent completed
        ? PaymentCompletedDecision.decide(state, completed)
        : PaymentFailedDecision.decide(state, (PaymentFailedEvent) event, now);
  }

  private static PaymentCase caseOf(CouponSet coupons, CouponRef ref) {
    if (ref == null) {
      return new PaymentCase(null, null, null);
    }
    Coupon coupon = coupons.coupon(ref.couponId());
    return new PaymentCase(
        coupon, coupons.policyOf(coupon), coupons.reservation(ref.reservationId()));
  }
}
