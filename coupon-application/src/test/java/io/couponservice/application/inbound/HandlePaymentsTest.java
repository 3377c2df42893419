package io.couponservice.application.inbound;

import static io.couponservice.application.fixture.SampleEvents.failed;
import static io.couponservice.application.fixture.SampleEvents.paid;
import static io.couponservice.application.fixture.SampleEvents.paidWithoutCoupon;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.coupon.HistoryEntry;
import io.couponservice.application.fixture.TextEventDecoder;
import io.couponservice.application.inmemory.InMemoryService;
import io.couponservice.application.port.ProcessedEventStore.EventKey;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.coupon.Reservation;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandlePaymentsTest {

  private final InMemoryService service = new InMemoryService();
  private final Coupon coupon = service.coupon();
  private final Reservation reservation = service.reservation(coupon, "order-1");

  @Test
  void a_completed_payment_uses_the_coupon_in_the_name_of_its_event() {
    assertThat(service.handle("evt_a", paid(reservation, "pay-1")))
        .isEqualTo(InboundOutcome.APPLIED);

    assertThat(service.stored(coupon).status()).isEqualTo(CouponStatus.USED);
    assertThat(service.published()).last().isEqualTo("coupon.used");
    assertThat(service.database.state().processedEvents())
        .containsExactly(new EventKey("payment.completed", "evt_a"));
    List<HistoryEntry> history = service.database.state().history().get(coupon.couponId());
    assertThat(history.get(history.size() - 1))
        .extracting(HistoryEntry::causationId, HistoryEntry::correlationId, HistoryEntry::actor)
        .containsExactly("evt_a", "corr_shop", TextEventDecoder.SOURCE);
  }

  @Test
  void an_event_takes_effect_once_in_one_list_and_later() {
    assertThat(
            service.inbound.handle(
                List.of(
                    service.records.of("evt_a", paid(reservation, "pay-1")),
                    service.records.of("evt_a", paid(reservation, "pay-1")))))
        .containsExactly(InboundOutcome.APPLIED, InboundOutcome.DUPLICATE);
    assertThat(service.handle("evt_a", paid(reservation, "pay-1")))
        .isEqualTo(InboundOutcome.DUPLICATE);
    assertThat(service.handle("evt_b", paid(reservation, "pay-1")))
        .isEqualTo(InboundOutcome.DUPLICATE);
    assertThat(service.published()).filteredOn("coupon.used"::equals).hasSize(1);
  }

  @Test
  void a_failed_payment_gives_the_coupon_back_and_a_stale_one_is_ignored() {
    assertThat(service.handle("evt_a", failed(reservation, "pay-1")))
        .isEqualTo(InboundOutcome.APPLIED);
    assertThat(service.handle("evt_b", failed(reservation, "pay-1")))
        .isEqualTo(InboundOutcome.IGNORED);

    assertThat(service.stored(coupon)).isEqualTo(coupon);
    assertThat(service.published()).last().isEqualTo("coupon.cancelled");
    assertThat(service.database.state().processedEvents()).hasSize(1);
  }

  @Test
  void a_payment_without_a_coupon_is_ignored_and_leaves_nothing() {
    assertThat(service.handle("evt_a", paidWithoutCoupon("pay-1", 7, 10_000)))
        .isEqualTo(InboundOutcome.IGNORED);

    assertThat(service.database.state().processedEvents()).isEmpty();
    assertThat(service.database.state().failedEvents()).isEmpty();
  }

  @Test
  void events_of_one_list_see_what_those_before_them_did() {
    assertThat(
            service.inbound.handle(
                List.of(
                    service.records.of("evt_a", failed(reservation, "pay-1")),
                    service.records.of("evt_b", paid(reservation, "pay-2")))))
        .containsOnly(InboundOutcome.APPLIED);
    assertThat(service.stored(coupon).status()).isEqualTo(CouponStatus.USED);
  }
}
