package io.couponservice.domain.coupon;

import io.couponservice.domain.event.CouponReservedEvent;
import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.CouponPolicy;
import java.time.LocalDateTime;

/** Decides whether an order gets hold of a coupon. */
public final class ReserveDecision {

  private ReserveDecision() {}

  /**
   * What an order asks for.
   *
   * @param reservationId the identity of the reservation if one is made, not null
   * @param userId who orders
   * @param orderId the order, not null
   * @param orderAmount its amount before the discount, not null
   */
  public record Request(String reservationId, long userId, String orderId, Won orderAmount) {}

  /**
   * Decides, the first reason that fits. A hold whose time is over is timed out in the same step.
   *
   * @param state what there is, not null
   * @param request not null
   * @param now the time in the service's zone, not null
   * @return {@link Decision.Applied}, {@link Decision.AlreadyHeld} or {@link Decision.Refused}
   */
  public static Decision decide(CouponCase state, Request request, LocalDateTime now) {
    Coupon coupon = state.coupon();
    if (coupon == null) {
      return refused(Refusal.UNKNOWN_COUPON, "there is no such coupon");
    }
    if (coupon.userId() != request.userId()) {
      return refused(Refusal.NOT_COUPON_OWNER, "the coupon belongs to somebody else");
    }
    if (state.orderCancelled()) {
      return refused(Refusal.ORDER_CANCELLED, "order " + request.orderId() + " was cancelled");
    }
    Changes changes = state.withoutStaleHold(now);
    return switch (changes.coupon().status()) {
      case USED -> refused(Refusal.COUPON_USED, "the coupon was used");
      case EXPIRED -> refused(Refusal.COUPON_EXPIRED, "the coupon has expired");
      case RESERVED -> held(coupon, state.holder(), request);
      case ISSUED -> free(changes, state.policy(), request, now);
    };
  }

  private static Decision held(Coupon coupon, Reservation holder, Request request) {
    if (!holder.orderId().equals(request.orderId())) {
      return refused(Refusal.ALREADY_RESERVED, "another order holds the coupon");
    }
    if (!holder.orderAmount().equals(request.orderAmount())) {
      return refused(
          Refusal.ORDER_AMOUNT_DIFFERS,
          "the order holds the coupon with an amount of " + holder.orderAmount());
    }
    return new Decision.AlreadyHeld(coupon, holder);
  }

  private static Decision free(
      Changes changes, CouponPolicy policy, Request request, LocalDateTime now) {
    if (!policy.active()) {
      return refused(Refusal.POLICY_INACTIVE, "the policy was deactivated");
    }
    if (changes.coupon().validityOver(now)) {
      return expired(changes.coupon());
    }
    Won minimum = policy.terms().minOrderAmount();
    if (request.orderAmount().compareTo(minimum) < 0) {
      return refused(Refusal.MIN_ORDER_AMOUNT_NOT_MET, "the order must amount to " + minimum);
    }
    Reservation reservation = reservation(changes.coupon(), policy, request, now);
    return changes
        .take(CouponTrigger.RESERVE, reservation, CouponReservedEvent.of(reservation), null, null)
        .applied();
  }

  private static Reservation reservation(
      Coupon coupon, CouponPolicy policy, Request request, LocalDateTime now) {
    return new Reservation(
        request.reservationId(),
        coupon.couponId(),
        coupon.userId(),
        request.orderId(),
        request.orderAmount(),
        policy.terms().discount().on(request.orderAmount()),
        now,
        now.plus(policy.terms().reservationTime()),
        ReservationStatus.ACTIVE,
        null,
        null,
        null,
        null,
        null);
  }

  private static Decision expired(Coupon coupon) {
    return refused(Refusal.COUPON_EXPIRED, "the coupon was good until " + coupon.expiryDate());
  }

  private static Decision refused(Refusal refusal, String detail) {
    return new Decision.Refused(refusal, detail);
  }
}
