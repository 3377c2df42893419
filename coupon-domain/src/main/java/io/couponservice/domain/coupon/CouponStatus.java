package io.couponservice.domain.coupon;

/** The states of a coupon. Which follows which is the business of {@link CouponTransitions}. */
public enum CouponStatus {
  /** The user has it and may reserve it. */
  ISSUED,
  /** An order holds it until it is paid. */
  RESERVED,
  /** It was used. */
  USED,
  /** Its validity is over, or its policy was deactivated. */
  EXPIRED
}
