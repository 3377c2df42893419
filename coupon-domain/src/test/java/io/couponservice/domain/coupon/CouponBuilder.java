package io.couponservice.domain.coupon;

import io.couponservice.domain.policy.IssueType;
import java.time.LocalDateTime;

/**
 * Coupons for tests. What is not said is as in the published samples: coupon 1001 of policy 1 and
 * user 12345, issued at 10:00 on the first of January 2024.
 */
public final class CouponBuilder {

  private long couponId = 1001;
  private long policyId = 1;
  private long userId = 12345;
  private CouponStatus status = CouponStatus.ISSUED;
  private LocalDateTime expiryDate = LocalDateTime.of(2024, 1, 31, 23, 59, 59);
  private String reservationId;

  private CouponBuilder() {}

  /** Returns a builder of the coupon of the samples, issued. */
  public static CouponBuilder coupon() {
    return new CouponBuilder();
  }

  /** Sets its identity. */
  public CouponBuilder id(long value) {
    couponId = value;
    return this;
  }

  /** Sets its policy. */
  public CouponBuilder policyId(long value) {
    policyId = value;
    return this;
  }

  /** Sets its owner. */
  public CouponBuilder userId(long value) {
    userId = value;
    return this;
  }

  /** Sets the last second in which it is good. */
  public CouponBuilder expiryDate(LocalDateTime value) {
    expiryDate = value;
    return this;
  }

  /** Makes it expired. */
  public CouponBuilder expired() {
    return in(CouponStatus.EXPIRED, null);
  }

  /** Makes it held by a reservation. */
  public CouponBuilder reservedBy(String reservation) {
    return in(CouponStatus.RESERVED, reservation);
  }

  /** Makes it used by a reservation. */
  public CouponBuilder usedBy(String reservation) {
    return in(CouponStatus.USED, reservation);
  }

  /** Sets status and holder, whether they fit or not. */
  CouponBuilder in(CouponStatus newStatus, String reservation) {
    status = newStatus;
    reservationId = reservation;
    return this;
  }

  /** Returns the coupon. */
  public Coupon build() {
    return new Coupon(
        couponId,
        policyId,
        userId,
        "WELCOME2024",
        "신규 가입 쿠폰",
        IssueType.CODE,
        status,
        LocalDateTime.of(2024, 1, 1, 10, 0),
        expiryDate,
        reservationId);
  }
}
