package io.couponservice.application.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.inmemory.InMemoryService;
import io.couponservice.domain.coupon.CancelReason;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Reservation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeOutReservationsTest {

  private final InMemoryService service = new InMemoryService();
  private final Coupon coupon = service.coupon();

  @Test
  void a_reservation_is_released_once_its_time_is_over() {
    Reservation reservation = service.reservation(coupon, "order-1");
    service.clock.pass(Duration.ofMinutes(30).minusSeconds(1));
    assertThat(service.timeOut.timeOutDue(10)).isEqualTo(new Swept(0, 0));

    service.clock.pass(Duration.ofSeconds(1));

    assertThat(service.timeOut.timeOutDue(10)).isEqualTo(new Swept(1, 1));
    assertThat(service.timeOut.timeOutDue(10)).isEqualTo(new Swept(0, 0));
    assertThat(service.stored(reservation).reason()).isEqualTo(CancelReason.RESERVATION_TIMEOUT);
    assertThat(service.stored(reservation).closedAt()).isEqualTo(reservation.expiresAt());
    assertThat(service.stored(coupon)).isEqualTo(coupon);
    assertThat(service.published())
        .containsExactly("coupon.issued", "coupon.reserved", "coupon.cancelled");
  }

  @Test
  void a_round_takes_no_more_than_its_limit() {
    service.reservation(coupon, "order-1");
    service.reservation(service.coupon(), "order-2");
    service.clock.pass(Duration.ofHours(1));

    assertThat(service.timeOut.timeOutDue(1)).isEqualTo(new Swept(1, 1));
    assertThat(service.timeOut.timeOutDue(5)).isEqualTo(new Swept(1, 1));
  }
}
