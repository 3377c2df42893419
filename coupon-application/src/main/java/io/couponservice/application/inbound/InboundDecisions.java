package io.couponservice.application.inbound;

import io.couponservice.application.coupon.CouponSet;
import io.couponservice.application.port.ReservationStore.OrderOfCoupon;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Decision;
import io.couponservice.domain.coupon.OrderCancelledDecision;
import io.couponservice.domain.coupon.PaymentCase;
import io.couponservice.domain.coupon.PaymentCompletedDecision;
import io.couponservice.domain.coupon.PaymentFailedDecision;
import io.couponservice.domain.event.InboundEvent;
import io.couponservice.domain.event.OrderCancelledEvent;
import io.couponservice.domain.event.PaymentCompletedEvent;
import io.couponservice.domain.event.PaymentFailedEvent;
import java.time.LocalDateTime;

/** Puts each event before the decision that is made for it. */
final class InboundDecisions {

  private InboundDecisions() {}

  static Decision decide(CouponSet coupons, InboundEvent event, LocalDateTime now) {
    if (event.couponId() == null) {
      return new Decision.Ignored();
    }
    if (event instanceof PaymentCompletedEvent completed) {
      return PaymentCompletedDecision.decide(caseOf(coupons, event), completed);
    }
    if (event instanceof PaymentFailedEvent failed) {
      return PaymentFailedDecision.decide(caseOf(coupons, event), failed, now);
    }
    // The hierarchy is sealed: this is the one that is left.
    OrderCancelledEvent cancelled = (OrderCancelledEvent) event;
    return OrderCancelledDecision.decide(coupons.caseOf(orderOf(cancelled)), cancelled, now);
  }

  private static PaymentCase caseOf(CouponSet coupons, InboundEvent event) {
    Coupon coupon = coupons.coupon(event.couponId());
    return new PaymentCase(
        coupon,
        coupons.policyOf(coupon),
        coupons.reservation(reservationId(event)),
        coupons.holderOf(coupon));
  }

  /** The reservation that an event names, null if it names none. */
  static String reservationId(InboundEvent event) {
    if (event instanceof PaymentCompletedEvent completed) {
      return completed.reservationId();
    }
    return event instanceof PaymentFailedEvent failed ? failed.reservationId() : null;
  }

  /** The order whose reservations an event is about. */
  static OrderOfCoupon orderOf(OrderCancelledEvent event) {
    return new OrderOfCoupon(event.couponId(), event.orderId());
  }
}
