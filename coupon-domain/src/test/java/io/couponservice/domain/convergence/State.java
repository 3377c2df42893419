package io.couponservice.domain.convergence;

import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Decision;
import io.couponservice.domain.coupon.Reservation;

/**
 * Where the search is.
 *
 * @param active whether the policy is
 * @param clock which second of the clock it is
 * @param arrived the messages that arrived at least once, as bits
 */
record State(Coupon coupon, Reservation reservation, boolean active, int clock, int arrived) {

  State after(Decision decision) {
    if (!(decision instanceof Decision.Applied applied)) {
      return this;
    }
    Reservation next =
        applied.reservations().isEmpty() ? reservation : applied.reservations().get(0);
    return new State(applied.coupon(), next, active, clock, arrived);
  }

  State tick() {
    return new State(coupon, reservation, active, clock + 1, arrived);
  }

  State deactivated() {
    return new State(coupon, reservation, false, clock, arrived);
  }

  State arrived(Message message) {
    return new State(coupon, reservation, active, clock, arrived | message.bit());
  }
}
