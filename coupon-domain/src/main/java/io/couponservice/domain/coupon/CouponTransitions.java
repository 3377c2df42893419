package io.couponservice.domain.coupon;

import static io.couponservice.domain.coupon.CouponStatus.EXPIRED;
import static io.couponservice.domain.coupon.CouponStatus.ISSUED;
import static io.couponservice.domain.coupon.CouponStatus.RESERVED;
import static io.couponservice.domain.coupon.CouponStatus.USED;
import static io.couponservice.domain.event.EventType.COUPON_CANCELLED;
import static io.couponservice.domain.event.EventType.COUPON_EXPIRED;
import static io.couponservice.domain.event.EventType.COUPON_ISSUED;
import static io.couponservice.domain.event.EventType.COUPON_RESERVED;
import static io.couponservice.domain.event.EventType.COUPON_USED;

import io.couponservice.domain.event.EventType;
import java.util.List;
import java.util.Optional;

/**
 * The lifecycle of a coupon: the only table of what follows what. Every change of status goes
 * through it, and publishes exactly the events in its row, in their order. Which trigger applies,
 * and when, is what the decisions of this package say.
 */
public final class CouponTransitions {

  /**
   * One row.
   *
   * @param from the status before, null if the coupon does not exist
   * @param trigger what happens, not null
   * @param to the status after, not null
   * @param events what is published, in this order, at least one
   */
  public record Transition(
      CouponStatus from, CouponTrigger trigger, CouponStatus to, List<EventType> events) {
    /** Copies the list. */
    public Transition {
      events = List.copyOf(events);
    }
  }

  private static final List<Transition> TABLE =
      List.of(
          row(null, CouponTrigger.ISSUE, ISSUED, COUPON_ISSUED),
          row(ISSUED, CouponTrigger.RESERVE, RESERVED, COUPON_RESERVED),
          row(ISSUED, CouponTrigger.MANUAL_USE, USED, COUPON_USED),
          row(ISSUED, CouponTrigger.VALIDITY_OVER, EXPIRED, COUPON_EXPIRED),
          row(ISSUED, CouponTrigger.POLICY_DEACTIVATED, EXPIRED, COUPON_EXPIRED),
          row(RESERVED, CouponTrigger.PAYMENT_COMPLETED, USED, COUPON_USED),
          row(RESERVED, CouponTrigger.PAYMENT_FAILED, ISSUED, COUPON_CANCELLED),
          row(RESERVED, CouponTrigger.RESERVATION_TIMEOUT, ISSUED, COUPON_CANCELLED),
          row(RESERVED, CouponTrigger.ORDER_CANCELLED, ISSUED, COUPON_CANCELLED),
          row(RESERVED, CouponTrigger.RELEASE_REQUESTED, ISSUED, COUPON_CANCELLED),
          row(USED, CouponTrigger.ORDER_CANCELLED, ISSUED, COUPON_CANCELLED),
          row(ISSUED, CouponTrigger.LATE_PAYMENT_COMPLETED, USED, COUPON_USED),
          row(EXPIRED, CouponTrigger.LATE_PAYMENT_COMPLETED, USED, COUPON_USED),
          row(ISSUED, CouponTrigger.CANCELLED_ORDER_PAID, ISSUED, COUPON_USED, COUPON_CANCELLED),
          row(EXPIRED, CouponTrigger.CANCELLED_ORDER_PAID, ISSUED, COUPON_USED, COUPON_CANCELLED));

  private CouponTransitions() {}

  /**
   * All rows.
   *
   * @return never null, unmodifiable
   */
  public static List<Transition> table() {
    return TABLE;
  }

  /**
   * The row for a status and a trigger.
   *
   * @param from null for a coupon that does not exist
   * @param trigger not null
   * @return the row, or empty if the lifecycle has none
   */
  public static Optional<Transition> find(CouponStatus from, CouponTrigger trigger) {
    // A loop over fifteen rows: faster than a map of maps, and there is no second form of the
    // table.
    for (Transition row : TABLE) {
      if (row.from() == from && row.trigger() == trigger) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  /**
   * The row for a status and a trigger that a decision has found to apply.
   *
   * @param from null for a coupon that does not exist
   * @param trigger not null
   * @return never null
   * @throws IllegalTransitionException if the lifecycle has no such row
   */
  static Transition row(CouponStatus from, CouponTrigger trigger) {
    return find(from, trigger).orElseThrow(() -> new IllegalTransitionException(from, trigger));
  }

  private static Transition row(
      CouponStatus from, CouponTrigger trigger, CouponStatus to, EventType... events) {
    return new Transition(from, trigger, to, List.of(events));
  }
}
