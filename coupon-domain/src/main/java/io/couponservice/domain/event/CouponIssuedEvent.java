package io.couponservice.domain.event;

import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.policy.Discount;
import io.couponservice.domain.policy.DiscountType;
import io.couponservice.domain.policy.IssueType;
import java.time.LocalDateTime;

/**
 * A coupon was issued (쿠폰이 발급되었을 때).
 *
 * @param couponId the coupon
 * @param policyId its policy
 * @param userId its owner
 * @param couponCode the policy's code, null if it has none
 * @param couponName the policy's name at the time of issue
 * @param discountType how the discount is computed
 * @param discountValue won or per cent, by type
 * @param issueType how it was issued
 * @param status always {@link CouponStatus#ISSUED}
 * @param expiryDate the last second in which the coupon is good, local
 * @param issuedAt when it was issued, local
 */
public record CouponIssuedEvent(
    long couponId,
    long policyId,
    long userId,
    String couponCode,
    String couponName,
    DiscountType discountType,
    long discountValue,
    IssueType issueType,
    CouponStatus status,
    LocalDateTime expiryDate,
    LocalDateTime issuedAt)
    implements CouponEvent {

  /**
   * The event of a coupon that was just issued.
   *
   * @param coupon not null
   * @param discount what it is worth, not null
   * @return never null
   */
  public static CouponIssuedEvent of(Coupon coupon, Discount discount) {
    return new CouponIssuedEvent(
        coupon.couponId(),
        coupon.policyId(),
        coupon.userId(),
        coupon.couponCode(),
        coupon.couponName(),
        discount.type(),
        discount.value(),
        coupon.issueType(),
        coupon.status(),
        coupon.expiryDate(),
        coupon.issuedAt());
  }

  @Override
  public EventType type() {
    return EventType.COUPON_ISSUED;
  }
}
