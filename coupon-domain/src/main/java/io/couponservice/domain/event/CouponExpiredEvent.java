package io.couponservice.domain.event;

import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.ExpiryReason;
import java.time.LocalDateTime;

/**
 * A coupon expired (쿠폰 만료).
 *
 * @param couponId the coupon
 * @param userId its owner
 * @param policyId its policy
 * @param expiredAt its expiry date, or the time of the deactivation, local
 * @param reason the cause
 */
public record CouponExpiredEvent(
    long couponId, long userId, long policyId, LocalDateTime expiredAt, ExpiryReason reason)
    implements CouponEvent {

  /**
   * The event of a coupon that expires.
   *
   * @param coupon not null
   * @param expiredAt when the cause happened, not null
   * @param reason the cause, not null
   * @return never null
   */
  public static CouponExpiredEvent of(Coupon coupon, LocalDateTime expiredAt, ExpiryReason reason) {
    return new CouponExpiredEvent(
        coupon.couponId(), coupon.userId(), coupon.policyId(), expiredAt, reason);
  }

  @Override
  public EventType type() {
    return EventType.COUPON_EXPIRED;
  }
}
