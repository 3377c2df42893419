package io.couponservice.domain.coupon;

import io.couponservice.domain.event.OrderCancelledEvent;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.RestoreRule;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what a cancelled order does to the coupon that it names. */
public final class OrderCancelledDecision {

  private OrderCancelledDecision() {}

  /**
   * Decides. That the order was cancelled is kept on all its reservations of the coupon, whatever
   * became of them: a payment may still come.
   *
   * @param state what there is, not null
   * @param event not null
   * @param now the time in the service's zone, not null
   * @return never null
   */
  public static Decision decide(CouponCase state, OrderCancelledEvent event, LocalDateTime now) {
    if (event.couponId() == null) {
      return new Decision.Ignored();
    }
    if (state.coupon() == null) {
      return refused(Refusal.UNKNOWN_COUPON, "there is no coupon " + event.couponId());
    }
    if (state.coupon().userId() != event.userId()) {
      return refused(Refusal.MISMATCH, "the coupon is of user " + state.coupon().userId());
    }
    if (state.ofOrder().isEmpty()) {
      return refused(
          Refusal.UNKNOWN_RESERVATION, "order " + event.orderId() + " never had the coupon");
    }
    return cancelled(state, event, now);
  }

  private static Decision cancelled(
      CouponCase state, OrderCancelledEvent event, LocalDateTime now) {
    Coupon coupon = state.coupon();
    Optional<Reservation> holder =
        state.ofOrder().stream().filter(each -> coupon.belongsTo(each.reservationId())).findFirst();
    List<Reservation> others = new ArrayList<>();
    for (Reservation each : state.ofOrder()) {
      if (!coupon.belongsTo(each.reservationId()) && isNews(each, event)) {
        others.add(each.withOrderCancelledAt(event.cancelledAt()));
      }
    }
    Changes changes = new Changes(coupon);
    holder.ifPresent(each -> closeHolder(changes, each, state.policy(), event, now));
    if (changes.isEmpty()) {
      return others.isEmpty()
          ? new Decision.Ignored()
          : changes.keep(CouponTrigger.ORDER_CANCELLED, others, null, null).applied();
    }
    return changes.with(others).applied();
  }

  private static void closeHolder(
      Changes changes,
      Reservation holder,
      CouponPolicy policy,
      OrderCancelledEvent event,
      LocalDateTime now) {
    boolean used = holder.status() == ReservationStatus.CONFIRMED;
    RestoreRule rule = policy.terms().restoreRule();
    if (used && rule == RestoreRule.NEVER) {
      if (isNews(holder, event)) {
        changes.keep(
            CouponTrigger.ORDER_CANCELLED,
            List.of(holder.withOrderCancelledAt(event.cancelledAt())),
            RestoreVerdict.NOT_RESTORED,
            null);
      }
      return;
    }
    // One that holds or restorably used the coupon has never heard of a cancellation before.
    LocalDateTime cancelledAt = event.cancelledAt();
    RestoreVerdict verdict = used ? RestoreVerdict.RESTORED : null;
    if (used
        && rule == RestoreRule.RESTORE_WITH_GRACE
        && cancelledAt.isAfter(changes.coupon().expiryDate())) {
      changes.extend(policy.terms().graceAfter(cancelledAt));
      verdict = RestoreVerdict.RESTORED_WITH_GRACE;
    }
    changes.release(holder.cancelledWithOrder(cancelledAt), verdict).settle(policy, now);
  }

  private static boolean isNews(Reservation reservation, OrderCancelledEvent event) {
    LocalDateTime known = reservation.orderCancelledAt();
    return known == null || event.cancelledAt().isBefore(known);
  }

  private static Decision refused(Refusal refusal, String detail) {
    return new Decision.Refused(refusal, detail);
  }
}
