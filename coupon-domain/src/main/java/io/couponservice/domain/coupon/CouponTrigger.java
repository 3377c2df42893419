package io.couponservice.domain.coupon;

/** What can change a coupon. */
public enum CouponTrigger {
  /** A user gets the coupon, by code, by an admin or by an event. */
  ISSUE,
  /** An order asks for the coupon. */
  RESERVE,
  /** An admin uses the coupon by hand (관리자 수동 사용 처리). */
  MANUAL_USE,
  /** The holding order was paid. */
  PAYMENT_COMPLETED,
  /** An order was paid that holds the coupon no longer. */
  LATE_PAYMENT_COMPLETED,
  /** An order was paid that had been cancelled, and whose coupon comes back with grace. */
  CANCELLED_ORDER_PAID,
  /** The payment of the holding order failed. */
  PAYMENT_FAILED,
  /** The holding order was not paid in time. */
  RESERVATION_TIMEOUT,
  /** The order that holds or used the coupon was cancelled. */
  ORDER_CANCELLED,
  /** The shop gave the coupon back. */
  RELEASE_REQUESTED,
  /** The validity period is over. */
  VALIDITY_OVER,
  /** The policy was deactivated. */
  POLICY_DEACTIVATED
}
