package io.couponservice.domain.coupon;

/** What became of a used coupon when its order was cancelled (환불 가능 여부). */
public enum RestoreVerdict {
  /** The user has it back, for as long as it is valid. */
  RESTORED,
  /** The user has it back, and its validity was extended. */
  RESTORED_WITH_GRACE,
  /** It stays used, by the policy's rule. */
  NOT_RESTORED
}
