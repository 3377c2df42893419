package io.couponservice.application.coupon;

import io.couponservice.application.event.Cause;
import io.couponservice.application.port.ReservationStore.OrderOfCoupon;
import io.couponservice.domain.coupon.CouponCase;
import io.couponservice.domain.coupon.Decision;
import java.time.LocalDateTime;

/** A command that makes a reservation of a coupon for an order. */
interface CouponCommand {

  /** Unique to this request and its repeats. */
  String commandId();

  /** The order and the coupon that it is about. */
  OrderOfCoupon order();

  /** The identity of the reservation that it makes. */
  String reservationId();

  /** What it follows from. */
  Cause cause();

  /** What the domain says to it. */
  Decision decide(CouponCase state, LocalDateTime now);
}
