package io.couponservice.application.replay;

import static io.couponservice.application.fixture.SampleEvents.cancelled;
import static io.couponservice.application.fixture.SampleEvents.paid;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.failed.FailedEventFilter;
import io.couponservice.application.failed.Operation;
import io.couponservice.application.fixture.SampleReservations;
import io.couponservice.application.idempotency.Keyed;
import io.couponservice.application.inbound.InboundOutcome;
import io.couponservice.application.inmemory.InMemoryService;
import io.couponservice.application.inmemory.StoredFailure;
import io.couponservice.application.record.Bytes;
import io.couponservice.application.replay.ReplayDeadLetters.Replay;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.event.EventType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DryRunDeadLettersTest {

  private static final Operation OPERATION = new Operation("kim", "corr_ops", null, null);

  private final InMemoryService service = new InMemoryService();

  @Test
  void of_nothing_nothing_would_come() {
    DryRun result = dryRun(FailedEventFilter.ALL, false);

    assertThat(result.total()).isZero();
    assertThat(result.complete()).isTrue();
    assertThat(result.outcomes()).isEmpty();
    assertThat(result.examples()).isEmpty();
  }

  @Test
  void a_set_is_counted_with_the_first_of_each_kind_as_examples() {
    for (int i = 0; i < 5; i++) {
      Reservation early = early("RESV-" + i);
      service.handle("evt_" + i, paid(early, "pay-" + i));
      reserve(early);
    }
    for (int i = 5; i < 9; i++) {
      service.handle("evt_" + i, paid(early("RESV-" + i), "pay-" + i));
    }
    service.inbound.handle(
        List.of(service.records.of("payment.completed", Bytes.utf8("no event"))));

    DryRun result = dryRun(FailedEventFilter.ALL, false);

    assertThat(result.total()).isEqualTo(10);
    assertThat(result.outcomes())
        .containsEntry(InboundOutcome.APPLIED, 5L)
        .containsEntry(InboundOutcome.REFUSED, 4L)
        .containsEntry(InboundOutcome.UNREADABLE, 1L)
        .hasSize(3);
    assertThat(result.codes())
        .containsEntry("UNKNOWN_RESERVATION", 4L)
        .containsEntry("UNREADABLE", 1L)
        .hasSize(2);
    assertThat(result.amount()).isEqualTo(5 * amount());
    assertThat(result.examples()).hasSize(3 + 3 + 1);
    assertThat(result.examples().get(0).result().events()).containsExactly(EventType.COUPON_USED);
    assertThat(service.published()).doesNotContain("coupon.used");
  }

  @Test
  void those_of_one_coupon_see_what_the_ones_before_would_change() {
    Reservation early = early("RESV-1");
    service.handle("evt_paid", paid(early, "pay-1"));
    service.inbound.handle(
        List.of(service.records.later("evt_cancelled", cancelled(early), Duration.ofSeconds(1))));
    reserve(early);

    DryRun result = dryRun(FailedEventFilter.ALL, false);

    assertThat(result.outcomes()).containsExactly(Map.entry(InboundOutcome.APPLIED, 2L));
    assertThat(result.examples())
        .extracting(example -> example.result().couponStatus())
        .containsExactly(CouponStatus.USED, CouponStatus.ISSUED);
    assertThat(service.database.state().coupons().get(early.couponId()).status())
        .isEqualTo(CouponStatus.RESERVED);
  }

  @Test
  void what_was_replayed_often_enough_is_left_out_unless_forced() {
    service.handle("evt_1", paid(early("RESV-1"), "pay-1"));
    StoredFailure failure = service.database.state().failedEvents().iterator().next();
    for (int i = 0; i < 3; i++) {
      service.replay.replay(Keyed.of(new Replay(failure.event().deadLetterId(), OPERATION, false)));
    }

    assertThat(dryRun(FailedEventFilter.ALL, false).skipped()).isEqualTo(1);
    assertThat(dryRun(FailedEventFilter.ALL, false).outcomes()).isEmpty();
    assertThat(dryRun(FailedEventFilter.ALL, true).skipped()).isZero();
    assertThat(dryRun(FailedEventFilter.ALL, true).outcomes()).hasSize(1);
  }

  @Test
  void only_what_is_asked_for_is_looked_at() {
    service.handle("evt_1", paid(early("RESV-1"), "pay-1"));
    FailedEventFilter other =
        new FailedEventFilter("other", null, null, null, null, null, null, null, List.of());

    assertThat(dryRun(other, false).total()).isZero();
  }

  private Reservation early(String reservationId) {
    Coupon coupon = service.coupon();
    return SampleReservations.active(reservationId, coupon, "order-" + reservationId);
  }

  private void reserve(Reservation early) {
    Coupon coupon = service.database.state().coupons().get(early.couponId());
    service.reserve.reserve(
        List.of(service.reserving(coupon, early.orderId(), early.reservationId())));
  }

  private long amount() {
    return service.database.state().failedEvents().iterator().next().event().subject().amount();
  }

  private DryRun dryRun(FailedEventFilter filter, boolean forced) {
    return service.dryRun.dryRun(filter, OPERATION, forced);
  }
}
