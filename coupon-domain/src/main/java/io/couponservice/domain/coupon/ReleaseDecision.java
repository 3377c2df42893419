package io.couponservice.domain.coupon;

import io.couponservice.domain.policy.CouponPolicy;
import java.time.LocalDateTime;

/** Decides about the release of a reservation that nobody has paid. */
public final class ReleaseDecision {

  private ReleaseDecision() {}

  /**
   * The shop asks for the release (taken out of the cart).
   *
   * @param coupon the reservation's, null only if there is no reservation
   * @param policy the coupon's, null only if there is no reservation
   * @param reservation null if there is none
   * @param now the time in the service's zone, not null
   * @return {@link Decision.Duplicate} if it was released before, however; {@link Decision.Refused}
   *     if its coupon was used
   */
  public static Decision onRequest(
      Coupon coupon, CouponPolicy policy, Reservation reservation, LocalDateTime now) {
    if (reservation == null) {
      return new Decision.Refused(Refusal.UNKNOWN_RESERVATION, "there is no such reservation");
    }
    return switch (reservation.status()) {
      case ACTIVE ->
          released(
              coupon, policy, reservation.cancelled(CancelReason.RELEASED_ON_REQUEST, now), now);
      case CANCELLED -> new Decision.Duplicate();
      case CONFIRMED ->
          new Decision.Refused(
              Refusal.RESERVATION_CONFIRMED,
              "the order was paid by " + reservation.paymentId() + ", the coupon is used");
    };
  }

  /**
   * The reservation's time may be over.
   *
   * @param coupon the reservation's, not null
   * @param policy the coupon's, not null
   * @param reservation not null
   * @param now the time in the service's zone, not null
   * @return {@link Decision.Ignored} if it is not over, or the reservation is closed
   */
  public static Decision onTimeout(
      Coupon coupon, CouponPolicy policy, Reservation reservation, LocalDateTime now) {
    return reservation.timedOut(now)
        ? released(
            coupon,
            policy,
            reservation.cancelled(CancelReason.RESERVATION_TIMEOUT, reservation.expiresAt()),
            now)
        : new Decision.Ignored();
  }

  private static Decision released(
      Coupon coupon, CouponPolicy policy, Reservation closed, LocalDateTime now) {
    return new Changes(coupon).release(closed, null).settle(policy, now).applied();
  }
}
