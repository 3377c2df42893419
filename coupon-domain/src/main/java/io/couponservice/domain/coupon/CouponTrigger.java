package io.couponservice.domain.coupon;

/** What can change a coupon. */
public enum CouponTrigger {
  /** An order asks for the coupon. */
  RESERVE,
  /** The holding order was paid. */
  PAYMENT_COMPLETED,
  /** An order was paid that holds the coupon no longer. */
  LATE_PAYMENT_COMPLETED,
  /** The payment of the holding order failed. */
  PAYMENT_FAILED,
  /** The validity period is over. */
  VALIDITY_OVER,
  /** The policy was deactivated. */
  POLICY_DEACTIVATED
}
