package io.couponservice.bootstrap.oracle;

import java.util.List;

/** Each coupon's events are a path of the lifecycle table that ends where the database says. */
final class LifecycleCheck implements Check {

  @Override
  public String name() {
    return "lifecycle";
  }

  @Override
  public void run(History history, Findings findings) {
    for (CouponRow coupon : history.coupons().values()) {
      List<PublishedEvent> events =
          history.outbound().byCoupon().getOrDefault(coupon.couponId(), List.of());
      PathSearch search = new PathSearch(events, state -> agree(history, coupon, state));
      if (!search.findsPath()) {
        findings.add(
            coupon.subject(),
            "no order of its "
                + events.size()
                + " events leads to "
                + coupon.status()
                + coupon.reservationId().map(id -> " for " + id).orElse("")
                + " as stored: it "
                + search.stuck());
      }
    }
  }

  private static boolean agree(History history, CouponRow coupon, PathState state) {
    if (!state.status().name().equals(coupon.status())) {
      return false;
    }
    if (state.holder().isEmpty()) {
      return coupon.reservationId().isEmpty();
    }
    return coupon
        .reservationId()
        .map(history.reservations()::get)
        .filter(row -> state.holder().get().is(row.reservationId(), row.orderId()))
        .isPresent();
  }
}
