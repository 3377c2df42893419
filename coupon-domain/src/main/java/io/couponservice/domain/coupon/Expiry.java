package io.couponservice.domain.coupon;

import io.couponservice.domain.event.CouponEvent;
import io.couponservice.domain.event.CouponExpiredEvent;
import io.couponservice.domain.policy.CouponPolicy;
import java.time.LocalDateTime;
import java.util.List;

/** What becomes of a coupon that is free while its time is over. */
final class Expiry {

  private Expiry() {}

  /**
   * A coupon that has just come back to {@link CouponStatus#ISSUED} goes on to {@link
   * CouponStatus#EXPIRED} in the same step, if by now its validity is over or its policy
   * deactivated.
   *
   * @param coupon issued, not null
   * @param policy its policy, not null
   * @param now the time in the service's zone, not null
   * @param events where the expiry's event is added
   * @return the coupon as it then is, never null
   */
  static Coupon settle(
      Coupon coupon, CouponPolicy policy, LocalDateTime now, List<CouponEvent> events) {
    if (coupon.validityOver(now)) {
      events.add(
          CouponExpiredEvent.of(coupon, coupon.expiryDate(), ExpiryReason.VALIDITY_PERIOD_EXPIRED));
      return coupon.freed(CouponTrigger.VALIDITY_OVER);
    }
    if (!policy.active()) {
      events.add(
          CouponExpiredEvent.of(coupon, policy.deactivatedAt(), ExpiryReason.POLICY_DEACTIVATED));
      return coupon.freed(CouponTrigger.POLICY_DEACTIVATED);
    }
    return coupon;
  }
}
