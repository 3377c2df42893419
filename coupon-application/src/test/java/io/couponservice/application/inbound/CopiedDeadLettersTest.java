package io.couponservice.application.inbound;

import static io.couponservice.application.fixture.SampleEvents.paid;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.failed.DeadLetters;
import io.couponservice.application.failed.DiscardDeadLetters.Discard;
import io.couponservice.application.failed.FailedEventStatus;
import io.couponservice.application.failed.Operation;
import io.couponservice.application.fixture.SampleReservations;
import io.couponservice.application.fixture.SampleTimes;
import io.couponservice.application.idempotency.Keyed;
import io.couponservice.application.inmemory.InMemoryService;
import io.couponservice.application.inmemory.StoredFailure;
import io.couponservice.application.outbox.OutboxEntry;
import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.Header;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.application.record.OutboundRecord;
import io.couponservice.application.record.RecordPosition;
import io.couponservice.application.replay.ReplayDeadLetters.Replay;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.coupon.Reservation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other tools take from a dead-letter topic and put back on its topic. */
class CopiedDeadLettersTest {

  private static final String DLQ = "payment.completed.DLQ";

  private final InMemoryService service = new InMemoryService();
  private final Coupon coupon = service.coupon();
  private final Reservation early = SampleReservations.active("RESV-early", coupon, "order-1");
  private long offset = 1_000;

  @Test
  void a_copy_that_takes_effect_closes_its_dead_letter() {
    service.handle("evt_a", paid(early, "pay-1"));
    reserve();

    assertThat(copyBack()).isEqualTo(InboundOutcome.APPLIED);

    assertThat(onlyFailure().status()).isEqualTo(FailedEventStatus.RECOVERED);
    assertThat(service.stored(coupon).status()).isEqualTo(CouponStatus.USED);
  }

  @Test
  void a_copy_for_which_nothing_is_left_to_do_closes_its_dead_letter_too() {
    service.handle("evt_a", paid(early, "pay-1"));
    reserve();
    service.handle("evt_b", paid(early, "pay-1"));

    assertThat(copyBack()).isEqualTo(InboundOutcome.DUPLICATE);

    assertThat(onlyFailure().status()).isEqualTo(FailedEventStatus.RECOVERED);
  }

  @Test
  void over_twenty_rounds_there_is_one_dead_letter_and_its_headers_do_not_grow() {
    service.handle("evt_a", paid(early, "pay-1"));
    List<Header> first = lastDeadLetter().headers();

    for (int round = 0; round < 20; round++) {
      assertThat(copyBack()).isEqualTo(InboundOutcome.REFUSED);
    }

    assertThat(deadLetters()).hasSize(21);
    assertThat(lastDeadLetter().headers()).hasSameSizeAs(first);
    assertThat(header("dlq.attempts")).isEqualTo("21");
    assertThat(header("dlq.id")).isEqualTo(onlyFailure().event().deadLetterId());
    assertThat(header("dlq.original.offset")).isEqualTo(Long.toString(offset - 1));
    assertThat(onlyFailure().status()).isEqualTo(FailedEventStatus.DEAD);
    assertThat(onlyFailure().history()).hasSize(21);
  }

  @Test
  void so_it_is_with_what_cannot_be_read() {
    service.inbound.handle(
        List.of(service.records.of("payment.completed", Bytes.utf8("no event"))));

    for (int round = 0; round < 20; round++) {
      assertThat(copyBack()).isEqualTo(InboundOutcome.UNREADABLE);
    }

    assertThat(deadLetters()).hasSize(21);
    assertThat(onlyFailure().event().attempts()).isEqualTo(21);
  }

  @Test
  void a_copy_that_is_read_again_counts_once() {
    service.handle("evt_a", paid(early, "pay-1"));
    InboundRecord copy = copyOf(lastDeadLetter());

    service.inbound.handle(List.of(copy));
    service.inbound.handle(List.of(copy));

    assertThat(deadLetters()).hasSize(2);
    assertThat(onlyFailure().event().attempts()).isEqualTo(2);
  }

  @Test
  void whatever_fails_once_more_is_told_of_under_the_id_of_the_dead_letter() {
    service.handle("evt_a", paid(early, "pay-1"));
    InboundRecord copy = copyOf(lastDeadLetter());
    service.inbound.handle(List.of(copy));
    service.inbound.handle(List.of(copy));
    service.handle("evt_a", paid(early, "pay-1"));

    assertThat(service.told)
        .extracting(told -> told.failure().deadLetterId())
        .hasSize(4)
        .containsOnly(onlyFailure().event().deadLetterId());
    assertThat(service.told.get(1).failure().attempts()).isEqualTo(2);
  }

  @Test
  void a_copy_beside_a_replay_of_the_same_takes_effect_once() {
    service.handle("evt_a", paid(early, "pay-1"));
    reserve();
    Replay replay =
        new Replay(
            onlyFailure().event().deadLetterId(),
            new Operation("kim", "corr_ops", null, null),
            false);
    service.replay.replay(Keyed.of(replay));

    assertThat(copyBack()).isEqualTo(InboundOutcome.DUPLICATE);

    assertThat(onlyFailure().status()).isEqualTo(FailedEventStatus.REPLAYED);
    assertThat(service.published()).filteredOn("coupon.used"::equals).hasSize(1);
  }

  @Test
  void a_copy_of_what_was_discarded_is_a_failure_of_its_own() {
    service.handle("evt_a", paid(early, "pay-1"));
    String first = onlyFailure().event().deadLetterId();
    service.discard.discard(
        Keyed.of(new Discard(first, new Operation("kim", "corr_ops", null, null))));

    copyBack();

    assertThat(service.database.state().failedEvents())
        .extracting(StoredFailure::status)
        .containsExactly(FailedEventStatus.DISCARDED, FailedEventStatus.DEAD);
    assertThat(header("dlq.id")).isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "", " ", "a b", "한글"})
  void what_can_be_no_id_is_none(String id) {
    InboundRecord odd =
        new InboundRecord(
            new RecordPosition("payment.completed", 0, offset++),
            SampleTimes.INSTANT,
            null,
            Bytes.utf8("no event"),
            List.of(Header.text("dlq.id", id)));

    assertThat(DeadLetters.copied(odd)).isEmpty();
    assertThat(service.inbound.handle(List.of(odd))).containsExactly(InboundOutcome.UNREADABLE);
    assertThat(onlyFailure().status()).isEqualTo(FailedEventStatus.DEAD);
  }

  private void reserve() {
    service.reserve.reserve(List.of(service.reserving(coupon, "order-1", "RESV-early")));
  }

  /** The last dead letter, as a tool that keeps key, value and headers copies it. */
  private InboundOutcome copyBack() {
    return service.inbound.handle(List.of(copyOf(lastDeadLetter()))).get(0);
  }

  private InboundRecord copyOf(OutboundRecord letter) {
    return new InboundRecord(
        new RecordPosition("payment.completed", 0, offset++),
        SampleTimes.INSTANT,
        letter.key(),
        letter.value(),
        letter.headers());
  }

  private String header(String name) {
    return lastDeadLetter().headers().stream()
        .filter(header -> header.name().equals(name))
        .map(header -> header.value().asText())
        .findFirst()
        .orElseThrow();
  }

  private OutboundRecord lastDeadLetter() {
    List<OutboundRecord> letters = deadLetters();
    return letters.get(letters.size() - 1);
  }

  private List<OutboundRecord> deadLetters() {
    return service.database.state().outbox().stream()
        .map(OutboxEntry::record)
        .filter(record -> record.topic().equals(DLQ))
        .toList();
  }

  private StoredFailure onlyFailure() {
    assertThat(service.database.state().failedEvents()).hasSize(1);
    return service.database.state().failedEvents().iterator().next();
  }
}
