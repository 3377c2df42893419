package io.couponservice.application.coupon;

import io.couponservice.application.event.EventPublication;
import io.couponservice.application.event.Moment;
import io.couponservice.application.port.Ids;
import io.couponservice.application.port.Stores;
import io.couponservice.application.port.Transactions;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Decision;
import io.couponservice.domain.coupon.ExpireDecision;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Expires coupons whose validity is over, and those of deactivated policies. A coupon that is held
 * is left to its holder: its release expires it in the same step.
 */
public final class ExpireCoupons {

  private final DueSweep<Long> sweep;

  /**
   * With its ports.
   *
   * @param transactions not null
   * @param publication makes the records of events, not null
   * @param ids not null
   * @param clock in the service's zone, not null
   * @param onFailure told of each coupon that can't be expired, and why; not null
   */
  public ExpireCoupons(
      Transactions transactions,
      EventPublication publication,
      Ids ids,
      Clock clock,
      BiConsumer<Long, RuntimeException> onFailure) {
    this.sweep = new DueSweep<>(new Expiries(), transactions, publication, ids, clock, onFailure);
  }

  /**
   * Expires some of the coupons that are due.
   *
   * @param limit the most coupons of this round, 1 or more
   * @return what was done
   * @throws io.couponservice.application.port.OutageException if the database is away
   */
  public Swept expireDue(int limit) {
    return sweep.round(limit);
  }

  private static final class Expiries implements DueSweep.Kind<Long> {

    @Override
    public List<Long> due(Stores stores, Moment now, int limit) {
      return stores.coupons().due(now.local(), limit);
    }

    @Override
    public long couponId(Long due) {
      return due;
    }

    @Override
    public void load(CouponSet coupons, Collection<Long> due) {
      // A coupon that expires has no reservation.
    }

    @Override
    public Decision decide(CouponSet coupons, Coupon coupon, Long due, Moment now) {
      return ExpireDecision.decide(coupon, coupons.policyOf(coupon), now.local());
    }
  }
}
