package io.couponservice.application.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.couponservice.application.fixture.SampleEvents;
import io.couponservice.application.fixture.SampleTimes;
import io.couponservice.application.inbound.InboundOutcome;
import io.couponservice.application.inmemory.InMemoryService;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.event.PaymentFailedEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PurgeOldRowsTest {

  private final InMemoryService service = new InMemoryService();
  private final PurgeOldRows purge =
      new PurgeOldRows(service.database.transactions(), Retention.LEAST);

  @Test
  void each_kind_is_deleted_when_its_own_time_is_over() {
    Coupon coupon = service.coupon();
    service.handle("evt_a", SampleEvents.failed(service.reservation(coupon, "order-1"), "pay-1"));
    assertThat(purge.purge(10)).isZero();

    // Two commands, then the event, then the reservation.
    service.clock.pass(Duration.ofDays(1));
    assertThat(purge.purge(10)).isEqualTo(2);
    service.clock.pass(Duration.ofDays(7));
    assertThat(purge.purge(10)).isEqualTo(1);
    service.clock.pass(Duration.ofDays(31));
    assertThat(purge.purge(10)).isEqualTo(1);
    assertThat(service.database.state().reservations()).isEmpty();
  }

  @Test
  void a_round_deletes_no_more_of_a_kind_than_its_limit() {
    service.coupon();
    service.coupon();
    service.clock.pass(Duration.ofDays(2));

    assertThat(purge.purge(1)).isEqualTo(1);
    assertThat(purge.purge(1)).isEqualTo(1);
    assertThat(purge.purge(1)).isZero();
  }

  @Test
  void a_reservation_is_as_old_as_its_last_change_whatever_time_the_event_says() {
    Reservation reservation = service.reservation(service.coupon(), "order-1");
    PaymentFailedEvent longAgo =
        new PaymentFailedEvent(
            "pay-0",
            reservation.orderId(),
            reservation.userId(),
            reservation.couponId(),
            reservation.reservationId(),
            null,
            SampleTimes.NOW.minusDays(60));
    service.handle("evt_a", longAgo);

    assertThat(purge.purge(10)).isZero();

    assertThat(service.handle("evt_b", SampleEvents.paid(reservation, "pay-1")))
        .isEqualTo(InboundOutcome.APPLIED);
  }

  @Test
  void commands_are_kept_no_longer_than_the_reservations_that_they_made() {
    Duration longer = Duration.ofDays(39);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Retention(
                    Duration.ofDays(38),
                    Duration.ofDays(8),
                    longer,
                    Duration.ofDays(8),
                    Duration.ofDays(90)))
        .withMessageContaining("commands");
  }
}
