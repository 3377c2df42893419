package io.couponservice.domain.coupon;

/** Why a reservation was closed. The names are those of {@code coupon.cancelled}. */
public enum CancelReason {
  /** The payment failed (결제 실패). */
  PAYMENT_FAILED
}
