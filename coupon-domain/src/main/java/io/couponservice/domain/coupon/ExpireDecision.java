package io.couponservice.domain.coupon;

import io.couponservice.domain.policy.CouponPolicy;
import java.time.LocalDateTime;

/** Decides whether a coupon's time is over. */
public final class ExpireDecision {

  private ExpireDecision() {}

  /**
   * Decides. A coupon that is held is never expired under its holder.
   *
   * @param coupon not null
   * @param policy its policy, not null
   * @param now the time in the service's zone, not null
   * @return {@link Decision.Ignored} if the coupon is not issued, or good and its policy active
   */
  public static Decision decide(Coupon coupon, CouponPolicy policy, LocalDateTime now) {
    if (coupon.status() != CouponStatus.ISSUED) {
      return new Decision.Ignored();
    }
    Changes changes = new Changes(coupon).settle(policy, now);
    return changes.isEmpty() ? new Decision.Ignored() : changes.applied();
  }
}
