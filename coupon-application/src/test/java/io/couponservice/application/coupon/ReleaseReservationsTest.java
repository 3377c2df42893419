package io.couponservice.application.coupon;

import static io.couponservice.application.inmemory.InMemoryService.CAUSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.coupon.ReleaseReservations.ReleaseReservation;
import io.couponservice.application.fixture.SampleEvents;
import io.couponservice.application.inmemory.InMemoryService;
import io.couponservice.application.port.StatusCounts;
import io.couponservice.domain.coupon.CancelReason;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Refusal;
import io.couponservice.domain.coupon.Reservation;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleaseReservationsTest {

  private final InMemoryService service = new InMemoryService();
  private final Coupon coupon = service.coupon();

  @Test
  void a_released_coupon_is_free_again_and_a_repeat_changes_nothing() {
    Reservation reservation = service.reservation(coupon, "order-1");

    Reservation released = done(release(reservation.reservationId()));
    assertThat(done(release(reservation.reservationId()))).isEqualTo(released);

    assertThat(released.reason()).isEqualTo(CancelReason.RELEASED_ON_REQUEST);
    assertThat(service.stored(reservation)).isEqualTo(released);
    assertThat(service.stored(coupon)).isEqualTo(coupon);
    assertThat(service.published())
        .containsExactly("coupon.issued", "coupon.reserved", "coupon.cancelled");
    assertThat(service.database.state().counts(coupon.policyId())).isEqualTo(StatusCounts.NONE);
  }

  @Test
  void one_that_was_paid_and_one_that_is_unknown_are_refused() {
    Reservation paid = service.reservation(coupon, "order-1");
    service.handle("evt_a", SampleEvents.paid(paid, "pay-1"));

    List<Answer<Reservation>> answers =
        service.release.release(
            List.of(
                new ReleaseReservation(paid.reservationId(), CAUSE),
                new ReleaseReservation("RESV-unknown", CAUSE)));

    assertThat(answers)
        .extracting(answer -> ((Answer.Refused<Reservation>) answer).refusal())
        .containsExactly(Refusal.RESERVATION_CONFIRMED, Refusal.UNKNOWN_RESERVATION);
  }

  private Answer<Reservation> release(String reservationId) {
    return service.release.release(List.of(new ReleaseReservation(reservationId, CAUSE))).get(0);
  }

  private static Reservation done(Answer<Reservation> answer) {
    return ((Answer.Done<Reservation>) answer).value();
  }
}
