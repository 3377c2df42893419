package io.couponservice.application.replay;

import static io.couponservice.application.fixture.SampleEvents.failed;
import static io.couponservice.application.fixture.SampleEvents.paid;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.failed.FailedEventChange;
import io.couponservice.application.failed.FailedEventChange.Kind;
import io.couponservice.application.failed.FailedEventStatus;
import io.couponservice.application.failed.Operation;
import io.couponservice.application.fixture.SampleReservations;
import io.couponservice.application.idempotency.Keyed;
import io.couponservice.application.idempotency.Outcome;
import io.couponservice.application.idempotency.RequestKey;
import io.couponservice.application.inbound.InboundOutcome;
import io.couponservice.application.inmemory.Faults;
import io.couponservice.application.inmemory.InMemoryService;
import io.couponservice.application.inmemory.StoredFailure;
import io.couponservice.application.record.Bytes;
import io.couponservice.application.replay.ReplayDeadLetters.Replay;
import io.couponservice.application.replay.ReplayDeadLetters.Replayed;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.event.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplayDeadLettersTest implements Faults {

  private static final Operation OPERATION =
      new Operation("kim", "corr_ops", "the order came late", null);

  private final List<String> calls = new ArrayList<>();
  private final InMemoryService service = new InMemoryService(this);
  private final Coupon coupon = service.coupon();
  private final Reservation early = SampleReservations.active("RESV-early", coupon, "order-1");
  private String failingCall = "";

  @Override
  public void before(String call) {
    calls.add(call);
    if (call.equals(failingCall)) {
      throw new IllegalStateException("a bug");
    }
  }

  @Test
  void what_has_become_possible_takes_effect_and_closes_the_dead_letter() {
    service.handle("evt_a", paid(early, "pay-1"));
    reserve();
    int published = service.published().size();

    ReplayResult result = replay(false);

    assertThat(result.outcome()).isEqualTo(InboundOutcome.APPLIED);
    assertThat(result.couponStatus()).isEqualTo(CouponStatus.USED);
    assertThat(result.events()).containsExactly(EventType.COUPON_USED);
    assertThat(service.stored(coupon).status()).isEqualTo(CouponStatus.USED);
    assertThat(service.published().subList(published, service.published().size()))
        .as("nothing goes back on the topic")
        .containsExactly("coupon.used");
    assertThat(onlyFailure().status()).isEqualTo(FailedEventStatus.REPLAYED);
    FailedEventChange last = last();
    assertThat(last.kind()).isEqualTo(Kind.REPLAYED);
    assertThat(last.outcome()).isEqualTo("APPLIED");
    assertThat(last.operation()).isEqualTo(OPERATION);
  }

  @Test
  void what_fails_again_is_dead_once_more_with_its_history_and_is_not_published_again() {
    service.handle("evt_a", paid(early, "pay-1"));
    int published = service.published().size();

    ReplayResult result = replay(false);

    assertThat(result.outcome()).isEqualTo(InboundOutcome.REFUSED);
    assertThat(result.code()).isEqualTo("UNKNOWN_RESERVATION");
    assertThat(onlyFailure().status()).isEqualTo(FailedEventStatus.DEAD);
    assertThat(onlyFailure().event().attempts()).isEqualTo(2);
    assertThat(onlyFailure().history()).hasSize(2);
    assertThat(last().operation()).isEqualTo(OPERATION);
    assertThat(service.published()).hasSize(published);
  }

  @Test
  void three_replays_are_enough_unless_forced() {
    service.handle("evt_a", paid(early, "pay-1"));
    for (int i = 0; i < 3; i++) {
      assertThat(replay(false).outcome()).isEqualTo(InboundOutcome.REFUSED);
    }

    assertThat(replayed(false).result()).isNull();
    assertThat(replayed(false).letter().replays()).isEqualTo(3);
    assertThat(replay(true).outcome()).isEqualTo(InboundOutcome.REFUSED);
    assertThat(onlyFailure().replays()).isEqualTo(4);
  }

  @Test
  void what_is_closed_is_not_replayed() {
    service.handle("evt_a", paid(early, "pay-1"));
    reserve();
    replay(false);

    assertThat(replayed(true).result()).isNull();
    assertThat(replayed(true).letter().status()).isEqualTo(FailedEventStatus.REPLAYED);
    assertThat(service.published()).filteredOn("coupon.used"::equals).hasSize(1);
    assertThat(run("dlq_unknown", false).result()).isEmpty();
  }

  @Test
  void what_took_effect_in_another_way_is_a_duplicate() {
    service.handle("evt_a", paid(early, "pay-1"));
    reserve();
    service.handle("evt_b", paid(early, "pay-1"));

    assertThat(replay(false).outcome()).isEqualTo(InboundOutcome.DUPLICATE);
    assertThat(onlyFailure().status()).isEqualTo(FailedEventStatus.REPLAYED);
    assertThat(service.published()).filteredOn("coupon.used"::equals).hasSize(1);
  }

  @Test
  void a_replay_for_which_nothing_is_left_to_do_closes_the_dead_letter() {
    service.handle("evt_a", failed(early, "pay-1"));
    service.reserve.reserve(List.of(service.reserving(coupon, "order-1", "RESV-early")));
    service.handle("evt_b", failed(early, "pay-1"));

    assertThat(replay(false).outcome()).isEqualTo(InboundOutcome.IGNORED);
    assertThat(onlyFailure().status()).isEqualTo(FailedEventStatus.REPLAYED);
    assertThat(service.stored(coupon).status()).isEqualTo(CouponStatus.ISSUED);
  }

  @Test
  void what_cannot_be_read_stays_so() {
    service.inbound.handle(
        List.of(service.records.of("payment.completed", Bytes.utf8("no event"))));

    assertThat(replay(false).outcome()).isEqualTo(InboundOutcome.UNREADABLE);
    assertThat(onlyFailure().status()).isEqualTo(FailedEventStatus.DEAD);
  }

  @Test
  void a_bug_on_the_way_leaves_a_dead_letter_with_the_place_where_it_is() {
    service.handle("evt_a", paid(early, "pay-1"));
    reserve();
    failingCall = "coupons.update";

    ReplayResult result = replay(false);

    assertThat(result.outcome()).isEqualTo(InboundOutcome.FAILED);
    assertThat(result.code()).isEqualTo(FailedEvent.UNEXPECTED);
    assertThat(onlyFailure().status()).isEqualTo(FailedEventStatus.DEAD);
    assertThat(last().stack()).contains("ReplayDeadLettersTest.before");
    assertThat(last().operation()).isEqualTo(OPERATION);
    assertThat(service.stored(coupon).status()).isEqualTo(CouponStatus.RESERVED);
  }

  @Test
  void a_request_that_is_repeated_replays_once() {
    service.handle("evt_a", paid(early, "pay-1"));
    RequestKey key = new RequestKey("key", Bytes.utf8("body"));
    Keyed<Replay, Optional<Replayed>> request =
        new Keyed<>(command(id(), false), key, result -> Optional.of(Bytes.utf8("kept")));

    service.replay.replay(request);
    Outcome<Optional<Replayed>> second = service.replay.replay(request);

    assertThat(second).isEqualTo(new Outcome.Repeated<>(Bytes.utf8("kept")));
    assertThat(onlyFailure().replays()).isEqualTo(1);
  }

  @Test
  void a_dry_run_tells_what_a_replay_then_comes_to_and_stores_nothing() {
    service.handle("evt_a", paid(early, "pay-1"));
    assertThat(dryRun()).isEqualTo(replay(false));
    reserve();
    int published = service.published().size();
    calls.clear();

    ReplayResult foreseen = dryRun();

    assertThat(calls)
        .doesNotContain(
            "coupons.update",
            "outbox.append",
            "history.append",
            "failedEvents.replayed",
            "failedEvents.replayFailed",
            "failedEvents.recover",
            "processedEvents.release");
    assertThat(service.published()).hasSize(published);
    assertThat(onlyFailure().replays()).isEqualTo(1);
    assertThat(service.stored(coupon).status()).isEqualTo(CouponStatus.RESERVED);
    assertThat(foreseen).isEqualTo(replay(false));
    assertThat(foreseen.outcome()).isEqualTo(InboundOutcome.APPLIED);
  }

  private void reserve() {
    service.reserve.reserve(List.of(service.reserving(coupon, "order-1", "RESV-early")));
  }

  private ReplayResult replay(boolean forced) {
    return replayed(forced).result();
  }

  private Replayed replayed(boolean forced) {
    return run(id(), forced).result().orElseThrow();
  }

  private Outcome.Ran<Optional<Replayed>> run(String deadLetterId, boolean forced) {
    return (Outcome.Ran<Optional<Replayed>>)
        service.replay.replay(Keyed.of(command(deadLetterId, forced)));
  }

  private ReplayResult dryRun() {
    return service.replay.dryRun(command(id(), false)).orElseThrow().result();
  }

  private static Replay command(String deadLetterId, boolean forced) {
    return new Replay(deadLetterId, OPERATION, forced);
  }

  private String id() {
    return onlyFailure().event().deadLetterId();
  }

  private FailedEventChange last() {
    List<FailedEventChange> history = onlyFailure().history();
    return history.get(history.size() - 1);
  }

  private StoredFailure onlyFailure() {
    assertThat(service.database.state().failedEvents()).hasSize(1);
    return service.database.state().failedEvents().iterator().next();
  }
}
