package io.couponservice.application.coupon;

import io.couponservice.application.event.EventPublication;
import io.couponservice.application.event.Moment;
import io.couponservice.application.port.Ids;
import io.couponservice.application.port.ReservationStore.DueReservation;
import io.couponservice.application.port.Stores;
import io.couponservice.application.port.Transactions;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Decision;
import io.couponservice.domain.coupon.ReleaseDecision;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Releases reservations that were not paid in time (예약 타임아웃). */
public final class TimeOutReservations {

  private final DueSweep<DueReservation> sweep;

  /**
   * With its ports.
   *
   * @param transactions not null
   * @param publication makes the records of events, not null
   * @param ids not null
   * @param clock in the service's zone, not null
   * @param onFailure told of each reservation that can't be released, and why; not null
   */
  public TimeOutReservations(
      Transactions transactions,
      EventPublication publication,
      Ids ids,
      Clock clock,
      BiConsumer<DueReservation, RuntimeException> onFailure) {
    this.sweep = new DueSweep<>(new Timeouts(), transactions, publication, ids, clock, onFailure);
  }

  /**
   * Releases some of the reservations that are due.
   *
   * @param limit the most reservations of this round, 1 or more
   * @return what was done
   * @throws io.couponservice.application.port.OutageException if the database is away
   */
  public Swept timeOutDue(int limit) {
    return sweep.round(limit);
  }

  private static final class Timeouts implements DueSweep.Kind<DueReservation> {

    @Override
    public List<DueReservation> due(Stores stores, Moment now, int limit) {
      return stores.reservations().due(now.local(), limit);
    }

    @Override
    public long couponId(DueReservation due) {
      return due.couponId();
    }

    @Override
    public void load(CouponSet coupons, Collection<DueReservation> due) {
      coupons.loadReservations(due.stream().map(DueReservation::reservationId).toList(), Set.of());
    }

    @Override
    public Decision decide(CouponSet coupons, Coupon coupon, DueReservation due, Moment now) {
      return ReleaseDecision.onTimeout(
          coupon, coupons.policyOf(coupon), coupons.reservation(due.reservationId()), now.local());
    }
  }
}
