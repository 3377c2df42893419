package io.couponservice.domain.coupon;

import static io.couponservice.domain.coupon.CouponStatus.EXPIRED;
import static io.couponservice.domain.coupon.CouponStatus.ISSUED;
import static io.couponservice.domain.coupon.CouponStatus.RESERVED;
import static io.couponservice.domain.coupon.CouponStatus.USED;

import io.couponservice.domain.event.EventType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lifecycle of a coupon: the only table of what follows what. Every change of status goes
 * through {@link #next}, and publishes the event in its row.
 */
public final class CouponTransitions {

  /**
   * One row.
   *
   * @param from the status before
   * @param trigger what happens
   * @param to the status after
   * @param event what is published
   */
  public record Transition(
      CouponStatus from, CouponTrigger trigger, CouponStatus to, EventType event) {}

  private static final List<Transition> TABLE =
      List.of(
          row(ISSUED, CouponTrigger.RESERVE, RESERVED, EventType.COUPON_RESERVED),
          row(ISSUED, CouponTrigger.VALIDITY_OVER, EXPIRED, EventType.COUPON_EXPIRED),
          row(ISSUED, CouponTrigger.POLICY_DEACTIVATED, EXPIRED, EventType.COUPON_EXPIRED),
          row(RESERVED, CouponTrigger.PAYMENT_COMPLETED, USED, EventType.COUPON_USED),
          row(RESERVED, CouponTrigger.PAYMENT_FAILED, ISSUED, EventType.COUPON_CANCELLED),
          row(ISSUED, CouponTrigger.LATE_PAYMENT_COMPLETED, USED, EventType.COUPON_USED),
          row(EXPIRED, CouponTrigger.LATE_PAYMENT_COMPLETED, USED, EventType.COUPON_USED));

  private static final Map<CouponStatus, Map<CouponTrigger, Transition>> BY_STATUS = index();

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
   * @param from not null
   * @param trigger not null
   * @return the row, or empty if the lifecycle has none: the change is then refused
   */
  public static Optional<Transition> find(CouponStatus from, CouponTrigger trigger) {
    return Optional.ofNullable(BY_STATUS.get(from).get(trigger));
  }

  /**
   * The status after a trigger that a decision has found to apply.
   *
   * @param from not null
   * @param trigger not null
   * @return never null
   * @throws IllegalTransitionException if the table has no such row
   */
  public static CouponStatus next(CouponStatus from, CouponTrigger trigger) {
    return find(from, trigger)
        .orElseThrow(() -> new IllegalTransitionException(from, trigger))
        .to();
  }

  private static Transition row(
      CouponStatus from, CouponTrigger trigger, CouponStatus to, EventType event) {
    return new Transition(from, trigger, to, event);
  }

  private static Map<CouponStatus, Map<CouponTrigger, Transition>> index() {
    Map<CouponStatus, Map<CouponTrigger, Transition>> index = new EnumMap<>(CouponStatus.class);
    for (CouponStatus status : CouponStatus.values()) {
      index.put(status, new EnumMap<>(CouponTrigger.class));
    }
    TABLE.forEach(row -> index.get(row.from()).put(row.trigger(), row));
    return index;
  }
}
