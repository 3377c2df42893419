package io.couponservice.application.inbound;

import static io.couponservice.application.fixture.SampleEvents.failed;
import static io.couponservice.application.fixture.SampleEvents.paid;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.failed.FailedEventStatus;
import io.couponservice.application.fixture.SampleReservations;
import io.couponservice.application.inmemory.InMemoryService;
import io.couponservice.application.inmemory.StoredFailure;
import io.couponservice.application.record.Bytes;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Reservation;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandleFailuresTest {

  private final InMemoryService service = new InMemoryService();
  private final Coupon coupon = service.coupon();

  @Test
  void what_is_refused_becomes_a_dead_letter_and_the_others_of_the_list_go_on() {
    Reservation reservation = service.reservation(coupon, "order-1");
    Reservation unknown = SampleReservations.active("RESV-unknown", coupon, "order-2");

    assertThat(
            service.inbound.handle(
                List.of(
                    service.records.of("evt_a", paid(unknown, "pay-1")),
                    service.records.of("evt_b", paid(reservation, "pay-2")))))
        .containsExactly(InboundOutcome.REFUSED, InboundOutcome.APPLIED);

    StoredFailure failure = onlyFailure();
    assertThat(failure.event().reason()).isEqualTo("UNKNOWN_RESERVATION");
    assertThat(failure.event().subject().reservationId()).isEqualTo("RESV-unknown");
    assertThat(service.published()).contains("payment.completed.DLQ", "coupon.used");
    assertThat(service.database.state().processedEvents()).hasSize(1);
  }

  @Test
  void an_event_that_is_read_again_has_one_dead_letter() {
    Reservation unknown = SampleReservations.active("RESV-unknown", coupon, "order-1");

    service.handle("evt_a", paid(unknown, "pay-1"));
    service.handle("evt_a", paid(unknown, "pay-1"));

    assertThat(onlyFailure().status()).isEqualTo(FailedEventStatus.DEAD);
    assertThat(service.published()).filteredOn("payment.completed.DLQ"::equals).hasSize(1);
  }

  @Test
  void a_dead_letter_is_closed_when_its_event_takes_effect_later() {
    Reservation early = SampleReservations.active("RESV-early", coupon, "order-1");
    service.handle("evt_a", paid(early, "pay-1"));

    service.reserve.reserve(List.of(service.reserving(coupon, "order-1", "RESV-early")));
    assertThat(service.handle("evt_a", paid(early, "pay-1"))).isEqualTo(InboundOutcome.APPLIED);

    assertThat(onlyFailure().status()).isEqualTo(FailedEventStatus.RECOVERED);
  }

  @Test
  void an_event_that_fails_and_takes_effect_in_one_list_has_no_dead_letter() {
    Reservation first = service.reservation(coupon, "order-1");
    service.handle("evt_a", failed(first, "pay-0"));
    Reservation second = service.reservation(coupon, "order-2");

    assertThat(
            service.inbound.handle(
                List.of(
                    service.records.of("evt_b", paid(first, "pay-1")),
                    service.records.of("evt_c", failed(second, "pay-2")),
                    service.records.of("evt_b", paid(first, "pay-1")))))
        .containsExactly(InboundOutcome.DUPLICATE, InboundOutcome.APPLIED, InboundOutcome.APPLIED);

    assertThat(service.database.state().failedEvents()).isEmpty();
    assertThat(service.published()).doesNotContain("payment.completed.DLQ");
  }

  @Test
  void what_cannot_be_read_becomes_a_dead_letter_without_an_event_id() {
    assertThat(
            service.inbound.handle(
                List.of(service.records.of("payment.completed", Bytes.utf8("no event")))))
        .containsExactly(InboundOutcome.UNREADABLE);

    assertThat(onlyFailure().event().eventId()).isNull();
  }

  private StoredFailure onlyFailure() {
    assertThat(service.database.state().failedEvents()).hasSize(1);
    return service.database.state().failedEvents().iterator().next();
  }
}
