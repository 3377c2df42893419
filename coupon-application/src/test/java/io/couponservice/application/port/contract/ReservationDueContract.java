package io.couponservice.application.port.contract;

import static io.couponservice.application.fixture.SampleReservations.EXPIRES_AT;
import static io.couponservice.application.fixture.SampleReservations.expiring;
import static io.couponservice.application.fixture.SampleReservations.paid;
import static io.couponservice.application.fixture.SampleReservations.released;
import static io.couponservice.application.fixture.SampleTimes.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.port.ReservationStore;
import io.couponservice.application.port.ReservationStore.DueReservation;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Reservation;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link ReservationStore#due} promises. */
public interface ReservationDueContract extends Contract {

  @Test
  default void a_reservation_is_due_from_the_second_at_which_it_expires() {
    Coupon coupon = issue();
    reserve(coupon, "RESV-1");

    assertThat(due(EXPIRES_AT.minusSeconds(1), 10)).isEmpty();
    assertThat(due(EXPIRES_AT, 10))
        .containsExactly(new DueReservation("RESV-1", coupon.couponId()));
  }

  @Test
  default void closed_reservations_are_not_due() {
    close(paid(reserve(issue(), "RESV-1"), "pay-1", NOW));
    close(released(reserve(issue(), "RESV-2"), NOW));

    assertThat(due(EXPIRES_AT.plusDays(1), 10)).isEmpty();
  }

  @Test
  default void the_oldest_come_first_and_no_more_than_the_limit() {
    insert("RESV-1", 3);
    insert("RESV-2", 1);
    insert("RESV-3", 2);

    assertThat(due(NOW.plusHours(1), 2))
        .extracting(DueReservation::reservationId)
        .containsExactly("RESV-2", "RESV-3");
  }

  private void insert(String id, int minutes) {
    Coupon coupon = issue();
    run(
        stores -> {
          stores.coupons().lock(List.of(coupon.couponId()));
          stores
              .reservations()
              .insert(List.of(expiring(id, coupon, "order-1", NOW.plusMinutes(minutes))));
        });
  }

  private void close(Reservation reservation) {
    run(
        stores -> {
          stores.coupons().lock(List.of(reservation.couponId()));
          stores.reservations().update(List.of(reservation));
        });
  }

  private List<DueReservation> due(LocalDateTime now, int limit) {
    return in(stores -> stores.reservations().due(now, limit));
  }
}
