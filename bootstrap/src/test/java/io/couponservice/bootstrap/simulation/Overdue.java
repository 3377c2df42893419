package io.couponservice.bootstrap.simulation;

import io.couponservice.application.inmemory.CommittedState;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.policy.CouponPolicy;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;

/** Once the sweeps have caught up with the clock, nothing is left whose time is over. */
final class Overdue {

  private Overdue() {}

  static List<String> violations(CommittedState state, LocalDateTime now) {
    return Stream.concat(
            state.reservations().values().stream()
                .filter(reservation -> reservation.timedOut(now))
                .map(reservation -> reservation.reservationId() + " was never timed out"),
            state.coupons().values().stream()
                .filter(coupon -> isOver(coupon, state.policies().get(coupon.policyId()), now))
                .map(coupon -> "coupon " + coupon.couponId() + " was never expired"))
        .toList();
  }

  private static boolean isOver(Coupon coupon, CouponPolicy policy, LocalDateTime now) {
    return coupon.status() == CouponStatus.ISSUED && (coupon.validityOver(now) || !policy.active());
  }
}
