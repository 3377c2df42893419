package io.couponservice.application.port.contract;

import static io.couponservice.application.fixture.SampleCoupons.moved;
import static io.couponservice.application.fixture.SampleReservations.paid;
import static io.couponservice.application.fixture.SampleReservations.released;
import static io.couponservice.application.fixture.SampleTimes.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.failed.FailedEvent.Subject;
import io.couponservice.application.fixture.SampleFailures;
import io.couponservice.application.port.ProcessedEventStore.EventKey;
import io.couponservice.application.port.ReservationStore.OrderOfCoupon;
import io.couponservice.application.port.RetentionStore;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.coupon.Reservation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link RetentionStore#purgeReservations} promises. */
public interface ReservationRetentionContract extends Contract {

  @Test
  default void a_closed_reservation_is_deleted_once_its_last_change_is_old_enough() {
    Reservation reservation = closed("RESV-1");

    assertThat(purgeTooEarly()).isZero();
    assertThat(purge(10)).isEqualTo(1);
    assertThat(list(stores -> stores.reservations().find(List.of("RESV-1"), List.of()))).isEmpty();
    OrderOfCoupon order = new OrderOfCoupon(reservation.couponId(), reservation.orderId());
    assertThat(list(stores -> stores.reservations().find(List.of(), List.of(order)))).isEmpty();
  }

  @Test
  default void no_more_are_deleted_than_the_limit() {
    closed("RESV-1");
    closed("RESV-2");
    closed("RESV-3");

    assertThat(purge(2)).isEqualTo(2);
    assertThat(purge(2)).isEqualTo(1);
    assertThat(purge(2)).isZero();
  }

  @Test
  default void one_that_is_active_stays() {
    reserve(issue(), "RESV-1");

    assertThat(purge(10)).isZero();
  }

  @Test
  default void one_that_its_coupon_refers_to_stays() {
    Coupon coupon = issue();
    Reservation reservation = reserve(coupon, "RESV-1");
    run(
        stores -> {
          stores.coupons().lock(List.of(coupon.couponId()));
          stores.coupons().update(List.of(moved(coupon, CouponStatus.USED, "RESV-1")));
          stores.reservations().update(List.of(paid(reservation, "pay-1", NOW)));
        });

    assertThat(purge(10)).isZero();
  }

  @Test
  default void one_that_an_outstanding_dead_letter_names_stays_until_it_is_closed() {
    Reservation reservation = closed("RESV-1");
    fail(new Subject(7L, reservation.couponId(), reservation.orderId(), "RESV-1", null));

    assertThat(purge(10)).isZero();
    recover();
    assertThat(purge(10)).isEqualTo(1);
  }

  @Test
  default void one_whose_order_an_outstanding_dead_letter_names_stays_until_it_is_closed() {
    Reservation reservation = closed("RESV-1");
    fail(new Subject(7L, reservation.couponId(), reservation.orderId(), null, null));

    assertThat(purge(10)).isZero();
    recover();
    assertThat(purge(10)).isEqualTo(1);
  }

  @Test
  default void a_dead_letter_about_something_else_keeps_nothing() {
    Reservation reservation = closed("RESV-1");
    fail(new Subject(7L, reservation.couponId(), "another order", "RESV-2", null));

    assertThat(purge(10)).isEqualTo(1);
  }

  private Reservation closed(String reservationId) {
    Coupon coupon = issue();
    Reservation reservation = released(reserve(coupon, reservationId), NOW);
    run(
        stores -> {
          stores.coupons().lock(List.of(coupon.couponId()));
          stores.coupons().update(List.of(coupon));
          stores.reservations().update(List.of(reservation));
        });
    return reservation;
  }

  private void fail(Subject subject) {
    run(stores -> stores.failedEvents().store(List.of(SampleFailures.about(1, "evt_1", subject))));
  }

  private void recover() {
    run(
        stores ->
            stores.failedEvents().recover(List.of(new EventKey(SampleFailures.TOPIC, "evt_1"))));
  }

  private int purgeTooEarly() {
    return in(stores -> stores.retention().purgeReservations(Duration.ofDays(38), 10));
  }

  private int purge(int limit) {
    backend().age(Duration.ofDays(39));
    return in(stores -> stores.retention().purgeReservations(Duration.ofDays(38), limit));
  }
}
