package io.couponservice.domain.coupon;

/** Why a reservation was closed. The names are those of {@code coupon.cancelled}. */
public enum CancelReason {
  /** The payment failed (결제 실패). */
  PAYMENT_FAILED(CouponTrigger.PAYMENT_FAILED),
  /** The order was cancelled (주문 취소). */
  ORDER_CANCELLED(CouponTrigger.ORDER_CANCELLED),
  /** It was not paid in time (예약 타임아웃). */
  RESERVATION_TIMEOUT(CouponTrigger.RESERVATION_TIMEOUT),
  /** The shop asked for it: the coupon was taken out of the cart. */
  RELEASED_ON_REQUEST(CouponTrigger.RELEASE_REQUESTED);

  private final CouponTrigger trigger;

  CancelReason(CouponTrigger trigger) {
    this.trigger = trigger;
  }

  /** What this reason does to a coupon. */
  CouponTrigger trigger() {
    return trigger;
  }
}
