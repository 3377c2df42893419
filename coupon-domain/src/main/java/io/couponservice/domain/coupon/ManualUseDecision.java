package io.couponservice.domain.coupon;

import io.couponservice.domain.event.CouponUsedEvent;
import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.CouponPolicy;
import java.time.LocalDateTime;
import java.util.Objects;

/** Decides whether an admin may use a coupon by hand (관리자 수동 사용 처리). */
public final class ManualUseDecision {

  private ManualUseDecision() {}

  /**
   * What the admin asks for.
   *
   * @param reservationId the identity of the reservation that records the use, not null
   * @param paymentId the payment that the use is about, or an id made for it, not null
   * @param orderId the order, not null
   * @param originalAmount the order's amount before the discount, not null
   * @param reason the admin's words, not null
   */
  public record Request(
      String reservationId, String paymentId, String orderId, Won originalAmount, String reason) {
    /** Checks for null. */
    public Request {
      Objects.requireNonNull(reservationId, "reservationId");
      Objects.requireNonNull(paymentId, "paymentId");
      Objects.requireNonNull(orderId, "orderId");
      Objects.requireNonNull(originalAmount, "originalAmount");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * Decides, the first reason that fits. A hold whose time is over is timed out in the same step.
   *
   * @param state what there is, not null
   * @param request not null
   * @param now the time in the service's zone, not null
   * @return {@link Decision.Applied} with a confirmed reservation, so that the use can be cancelled
   *     like any other; or {@link Decision.Refused}
   */
  public static Decision decide(CouponCase state, Request request, LocalDateTime now) {
    if (state.coupon() == null) {
      return refused(Refusal.UNKNOWN_COUPON, "there is no such coupon");
    }
    if (state.orderCancelled()) {
      return refused(Refusal.ORDER_CANCELLED, "order " + request.orderId() + " was cancelled");
    }
    Changes changes = state.withoutStaleHold(now);
    return switch (changes.coupon().status()) {
      case USED -> refused(Refusal.COUPON_USED, "the coupon was used");
      case EXPIRED -> refused(Refusal.COUPON_EXPIRED, "the coupon has expired");
      case RESERVED -> refused(Refusal.ALREADY_RESERVED, "an order holds the coupon");
      case ISSUED -> free(changes, state.policy(), request, now);
    };
  }

  private static Decision free(
      Changes changes, CouponPolicy policy, Request request, LocalDateTime now) {
    if (!policy.active()) {
      return refused(Refusal.POLICY_INACTIVE, "the policy was deactivated");
    }
    if (changes.coupon().validityOver(now)) {
      return expired(changes.coupon());
    }
    Reservation use = use(changes.coupon(), policy, request, now);
    return changes
        .take(CouponTrigger.MANUAL_USE, use, CouponUsedEvent.of(use), null, request.reason())
        .applied();
  }

  private static Reservation use(
      Coupon coupon, CouponPolicy policy, Request request, LocalDateTime now) {
    return new Reservation(
        request.reservationId(),
        coupon.couponId(),
        coupon.userId(),
        request.orderId(),
        request.originalAmount(),
        policy.terms().discount().on(request.originalAmount()),
        now,
        now,
        ReservationStatus.CONFIRMED,
        null,
        now,
        request.paymentId(),
        now,
        null);
  }

  private static Decision expired(Coupon coupon) {
    return refused(Refusal.COUPON_EXPIRED, "the coupon was good until " + coupon.expiryDate());
  }

  private static Decision refused(Refusal refusal, String detail) {
    return new Decision.Refused(refusal, detail);
  }
}
