package io.couponservice.application.inbound;

import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.coupon.Decision;
import io.couponservice.domain.event.CouponEvent;
import io.couponservice.domain.event.EventType;
import java.util.ArrayList;
import java.util.List;

/**
 * What handling a record changed.
 *
 * @param change of the coupon that it is about, null if that did not change
 * @param issued how many coupons it issued by itself, 0 or more
 */
public record Effect(Decision.Applied change, int issued) {

  /** Nothing. */
  public static final Effect NONE = new Effect(null, 0);

  /**
   * The status of the coupon that the record is about, after it.
   *
   * @return null if that did not change
   */
  public CouponStatus couponStatus() {
    return change == null ? null : change.coupon().status();
  }

  /**
   * The types of the events that follow, in their order.
   *
   * @return empty if none does
   */
  public List<EventType> events() {
    List<EventType> types = new ArrayList<>();
    for (int i = 0; i < issued; i++) {
      types.add(EventType.COUPON_ISSUED);
    }
    if (change != null) {
      change.events().stream().map(CouponEvent::type).forEach(types::add);
    }
    return types;
  }
}
