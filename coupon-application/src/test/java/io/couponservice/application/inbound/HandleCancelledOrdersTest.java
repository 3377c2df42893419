package io.couponservice.application.inbound;

import static io.couponservice.application.fixture.SampleEvents.cancelled;
import static io.couponservice.application.fixture.SampleEvents.paid;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.coupon.HistoryEntry;
import io.couponservice.application.inmemory.InMemoryService;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.coupon.RestoreVerdict;
import io.couponservice.domain.event.OrderCancelledEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandleCancelledOrdersTest {

  private final InMemoryService service = new InMemoryService();
  private final Coupon coupon = service.coupon();
  private final Reservation reservation = service.reservation(coupon, "order-1");

  @Test
  void a_used_coupon_comes_back_with_the_verdict_in_its_history() {
    service.handle("evt_a", paid(reservation, "pay-1"));

    assertThat(service.handle("evt_b", cancelled(reservation))).isEqualTo(InboundOutcome.APPLIED);

    assertThat(service.stored(coupon)).isEqualTo(coupon);
    assertThat(service.published()).last().isEqualTo("coupon.cancelled");
    List<HistoryEntry> history = service.database.state().history().get(coupon.couponId());
    assertThat(history.get(history.size() - 1).verdict()).isEqualTo(RestoreVerdict.RESTORED);
  }

  @Test
  void a_payment_that_comes_after_the_cancellation_changes_nothing_of_the_coupon() {
    service.handle("evt_a", cancelled(reservation));

    assertThat(service.handle("evt_b", paid(reservation, "pay-1")))
        .isEqualTo(InboundOutcome.APPLIED);

    assertThat(service.stored(coupon)).isEqualTo(coupon);
    assertThat(service.stored(reservation).paymentId()).isEqualTo("pay-1");
  }

  @Test
  void an_order_without_a_coupon_is_ignored_and_one_that_never_had_it_refused() {
    OrderCancelledEvent without =
        new OrderCancelledEvent("order-1", 7, null, null, reservation.reservedAt());
    OrderCancelledEvent another =
        new OrderCancelledEvent("order-2", 7, coupon.couponId(), null, reservation.reservedAt());

    assertThat(service.handle("evt_a", without)).isEqualTo(InboundOutcome.IGNORED);
    assertThat(service.handle("evt_b", another)).isEqualTo(InboundOutcome.REFUSED);
  }
}
