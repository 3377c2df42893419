package io.couponservice.domain.coupon;

import io.couponservice.domain.event.CouponCancelledEvent;
import io.couponservice.domain.event.CouponEvent;
import io.couponservice.domain.event.CouponExpiredEvent;
import io.couponservice.domain.policy.CouponPolicy;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** What happens to one coupon in one step, change by change. Of one decision, never shared. */
final class Changes {

  private Coupon coupon;
  private final List<Reservation> reservations = new ArrayList<>();
  private final List<CouponChange> changes = new ArrayList<>();

  /** Nothing yet. */
  Changes(Coupon coupon) {
    this.coupon = coupon;
  }

  /** The coupon as it is by now. */
  Coupon coupon() {
    return coupon;
  }

  /** A reservation holds or used the coupon from now on. */
  Changes take(
      CouponTrigger trigger,
      Reservation holder,
      CouponEvent event,
      RestoreVerdict verdict,
      String note) {
    reservations.add(holder);
    return move(trigger, holder.reservationId(), List.of(event), verdict, note);
  }

  /** The coupon is free again. Whether its time is over is left to {@link #settle}. */
  Changes release(Reservation closed, RestoreVerdict verdict) {
    reservations.add(closed);
    return move(
        closed.reason().trigger(), null, List.of(CouponCancelledEvent.of(closed)), verdict, null);
  }

  /** An order that was cancelled before is paid: the coupon was used, and comes back. */
  Changes useAndRestore(Reservation closed, String note, List<CouponEvent> events) {
    reservations.add(closed);
    return move(
        CouponTrigger.CANCELLED_ORDER_PAID, null, events, RestoreVerdict.RESTORED_WITH_GRACE, note);
  }

  /** The coupon is good until another time. */
  Changes extend(LocalDateTime expiryDate) {
    coupon = coupon.withExpiryDate(expiryDate);
    return this;
  }

  /** Something is kept in mind. The status stays as it is and nothing is published. */
  Changes keep(
      CouponTrigger trigger, List<Reservation> changed, RestoreVerdict verdict, String note) {
    reservations.addAll(changed);
    changes.add(
        new CouponChange(trigger, coupon.status(), coupon.status(), List.of(), verdict, note));
    return this;
  }

  /** Reservations that change beside the one that the coupon is about. */
  Changes with(List<Reservation> others) {
    reservations.addAll(others);
    return this;
  }

  /**
   * A coupon that is {@link CouponStatus#ISSUED} while its validity is over or its policy is
   * deactivated goes on to {@link CouponStatus#EXPIRED} in the same step.
   */
  Changes settle(CouponPolicy policy, LocalDateTime now) {
    if (coupon.validityOver(now)) {
      return expire(
          CouponTrigger.VALIDITY_OVER, coupon.expiryDate(), ExpiryReason.VALIDITY_PERIOD_EXPIRED);
    }
    if (!policy.active()) {
      return expire(
          CouponTrigger.POLICY_DEACTIVATED,
          policy.deactivatedAt(),
          ExpiryReason.POLICY_DEACTIVATED);
    }
    return this;
  }

  private Changes expire(CouponTrigger trigger, LocalDateTime at, ExpiryReason reason) {
    return move(trigger, null, List.of(CouponExpiredEvent.of(coupon, at, reason)), null, null);
  }

  private Changes move(
      CouponTrigger trigger,
      String holder,
      List<CouponEvent> events,
      RestoreVerdict verdict,
      String note) {
    CouponStatus to = CouponTransitions.row(coupon.status(), trigger).to();
    changes.add(new CouponChange(trigger, coupon.status(), to, events, verdict, note));
    coupon = coupon.moved(to, holder);
    return this;
  }

  boolean isEmpty() {
    return changes.isEmpty();
  }

  /** All of it as a decision. */
  Decision.Applied applied() {
    return new Decision.Applied(coupon, reservations, changes);
  }
}
