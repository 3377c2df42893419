package io.couponservice.domain.coupon;

/** Why a coupon expired. The names are those of {@code coupon.expired}. */
public enum ExpiryReason {
  /** The validity period is over (유효기간 만료). Wins if both are true. */
  VALIDITY_PERIOD_EXPIRED,
  /** The policy was deactivated (정책 비활성화). */
  POLICY_DEACTIVATED
}
