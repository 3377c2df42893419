package io.couponservice.domain.coupon;

/** A decision asked for a change that the lifecycle does not have: a bug, never bad input. */
public final class IllegalTransitionException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  IllegalTransitionException(CouponStatus from, CouponTrigger trigger) {
    super(
        "a coupon that %s has no transition on %s"
            .formatted(from == null ? "does not exist" : "is " + from, trigger));
  }
}
