package io.couponservice.domain.policy;

/** What becomes of a used coupon when its order is cancelled. */
public enum RestoreRule {
  /** The user gets the coupon back, for as long as it is valid. */
  RESTORE,
  /** As {@link #RESTORE}, and validity is extended if it is over by then. */
  RESTORE_WITH_GRACE,
  /** A used coupon stays used. */
  NEVER
}
