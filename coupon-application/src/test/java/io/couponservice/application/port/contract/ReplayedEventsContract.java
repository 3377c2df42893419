package io.couponservice.application.port.contract;

import static io.couponservice.application.failed.FailedEventStatus.DEAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.failed.DeadLetter;
import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.failed.FailedEvent.Subject;
import io.couponservice.application.failed.FailedEventChange;
import io.couponservice.application.failed.FailedEventChange.Kind;
import io.couponservice.application.failed.FailedEventStatus;
import io.couponservice.application.failed.Operation;
import io.couponservice.application.fixture.SampleFailures;
import io.couponservice.application.port.FailedEventStore;
import io.couponservice.application.port.FailedEventStore.Copy;
import io.couponservice.application.port.FailedEventStore.Replayed;
import io.couponservice.application.port.ProcessedEventStore.EventKey;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.application.record.RecordPosition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link FailedEventStore} promises of replays, and of copies that others put back. */
public interface ReplayedEventsContract extends Contract {

  /** Who replays in these tests. */
  Operation OPERATION = new Operation("kim", "corr_1", "the policy was mended", 7L);

  @Test
  default void a_replay_that_came_to_terms_closes_a_dead_letter_with_who_and_why() {
    FailedEvent dead = stored(SampleFailures.at(1, "evt_1"));

    run(stores -> stores.failedEvents().replayed(List.of(replayed(dead)), OPERATION));

    assertThat(letter(dead).status()).isEqualTo(FailedEventStatus.REPLAYED);
    assertThat(letter(dead).replays()).isEqualTo(1);
    FailedEventChange last = last(dead);
    assertThat(last.kind()).isEqualTo(Kind.REPLAYED);
    assertThat(last.attempt()).isEqualTo(2);
    assertThat(last.outcome()).isEqualTo("APPLIED");
    assertThat(last.operation()).isEqualTo(OPERATION);
    // The event may fail anew.
    assertThat(set(stores -> stores.failedEvents().store(List.of(SampleFailures.at(2, "evt_1")))))
        .hasSize(1);
  }

  @Test
  default void only_what_is_dead_is_closed_by_a_replay() {
    FailedEvent retried = stored(SampleFailures.retrying(1, "evt_1", FailedEventStoreContract.NOW));
    FailedEvent recovered = stored(SampleFailures.at(2, "evt_2"));
    run(
        stores ->
            stores.failedEvents().recover(List.of(new EventKey(SampleFailures.TOPIC, "evt_2"))));

    run(
        stores ->
            stores
                .failedEvents()
                .replayed(List.of(replayed(retried), replayed(recovered)), OPERATION));

    assertThat(letter(retried).status()).isEqualTo(FailedEventStatus.RETRYING);
    assertThat(letter(recovered).status()).isEqualTo(FailedEventStatus.RECOVERED);
    assertThat(last(recovered).kind()).isEqualTo(Kind.RECOVERED);
  }

  @Test
  default void a_replay_that_failed_leaves_a_dead_letter_with_both_failures() {
    FailedEvent dead = stored(SampleFailures.at(1, "evt_1"));

    replayFailed(SampleFailures.failedAgain(dead, 2, null));

    DeadLetter letter = letter(dead);
    assertThat(letter.status()).isEqualTo(FailedEventStatus.DEAD);
    assertThat(letter.replays()).isEqualTo(1);
    assertThat(letter.event().attempts()).isEqualTo(2);
    assertThat(letter.event().reason()).isEqualTo(FailedEvent.UNEXPECTED);
    assertThat(letter.event().record()).isEqualTo(dead.record());
    assertThat(list(stores -> stores.deadLetters().history(dead.deadLetterId())))
        .extracting(FailedEventChange::reason)
        .containsExactly("UNKNOWN_COUPON", FailedEvent.UNEXPECTED);
    assertThat(last(dead).operation()).isEqualTo(OPERATION);
    assertThat(last(dead).stack()).startsWith("at a line");
  }

  @Test
  default void what_could_not_be_read_is_known_once_it_could() {
    FailedEvent unreadable = stored(SampleFailures.at(1, null));
    Subject subject = new Subject(7L, 1001L, "order-1", "RESV-1", 40_000L);
    FailedEvent read = SampleFailures.about(1, "evt_1", subject);

    assertThat(replayFailed(SampleFailures.failedAgain(read, 2, null))).isEqualTo(1);

    assertThat(letter(unreadable).event().eventId()).isEqualTo("evt_1");
    assertThat(letter(unreadable).event().subject()).isEqualTo(subject);
    assertThat(set(stores -> stores.failedEvents().store(List.of(SampleFailures.at(2, "evt_1")))))
        .as("of one event one is outstanding")
        .isEmpty();
  }

  @Test
  default void a_copy_that_could_be_read_closes_what_could_not() {
    FailedEvent unreadable = stored(SampleFailures.at(1, null));
    FailedEvent other = stored(SampleFailures.at(2, "evt_2"));
    InboundRecord copy = SampleFailures.at(9, null).record();

    run(
        stores ->
            stores
                .failedEvents()
                .recoverCopies(
                    Map.of(
                        unreadable.deadLetterId(), copy, other.deadLetterId(), copy, "x", copy)));

    assertThat(letter(unreadable).status()).isEqualTo(FailedEventStatus.RECOVERED);
    assertThat(letter(other).status()).as("that is known by its event").isEqualTo(DEAD);
  }

  @Test
  default void a_copy_of_what_could_not_be_read_is_another_failure_of_it_also_if_it_can_be() {
    FailedEvent unreadable = stored(SampleFailures.at(1, null));
    FailedEvent copy = SampleFailures.at(9, "evt_1").asFailureOf(unreadable.deadLetterId(), 1);

    assertThat(storeCopy(copy)).containsExactly(new Copy(position(9), 2));
  }

  @Test
  default void a_replay_that_failed_beside_another_failure_stores_nothing() {
    FailedEvent dead = stored(SampleFailures.at(1, "evt_1"));
    assertThat(replayFailed(SampleFailures.failedAgain(dead, 2, null))).isEqualTo(1);

    assertThat(replayFailed(SampleFailures.failedAgain(dead, 2, null))).isZero();

    assertThat(letter(dead).replays()).isEqualTo(1);
  }

  @Test
  default void a_copy_that_fails_is_another_failure_of_its_dead_letter_once() {
    FailedEvent dead = stored(SampleFailures.at(1, "evt_1"));
    FailedEvent copy = copyOf(dead, 9);

    assertThat(storeCopy(copy)).containsExactly(new Copy(position(9), 2));
    assertThat(storeCopy(copy)).containsExactly(new Copy(position(9), 0));
    assertThat(storeCopy(copyOf(dead, 10))).containsExactly(new Copy(position(10), 3));

    DeadLetter letter = letter(dead);
    assertThat(letter.event().attempts()).isEqualTo(3);
    assertThat(letter.replays()).isZero();
    assertThat(letter.event().record().position()).isEqualTo(position(1));
    assertThat(list(stores -> stores.deadLetters().history(dead.deadLetterId()))).hasSize(3);
  }

  @Test
  default void two_copies_in_one_list_are_two_failures() {
    FailedEvent dead = stored(SampleFailures.at(1, "evt_1"));

    List<Copy> stored =
        list(
            stores -> stores.failedEvents().storeCopies(List.of(copyOf(dead, 8), copyOf(dead, 9))));

    assertThat(stored)
        .containsExactlyInAnyOrder(new Copy(position(8), 2), new Copy(position(9), 3));
    assertThat(letter(dead).event().attempts()).isEqualTo(3);
  }

  @Test
  default void a_copy_of_what_cannot_be_read_has_the_same_bytes() {
    FailedEvent dead = stored(SampleFailures.at(1, null));

    assertThat(storeCopy(copyOf(dead, 9))).hasSize(1);
  }

  @Test
  default void what_names_a_dead_letter_of_another_event_or_one_that_is_closed_is_no_copy() {
    FailedEvent dead = stored(SampleFailures.at(1, "evt_1"));
    FailedEvent other = SampleFailures.at(9, "evt_2").asFailureOf(dead.deadLetterId(), 1);
    FailedEvent unknown = SampleFailures.at(9, "evt_1").asFailureOf("dlq_unknown", 1);

    assertThat(storeCopy(other)).isEmpty();
    assertThat(storeCopy(unknown)).isEmpty();
    run(stores -> stores.failedEvents().replayed(List.of(replayed(dead)), OPERATION));
    assertThat(storeCopy(copyOf(dead, 9))).isEmpty();
  }

  private FailedEvent stored(FailedEvent event) {
    run(stores -> stores.failedEvents().store(List.of(event)));
    return event;
  }

  private int replayFailed(FailedEvent event) {
    return in(stores -> stores.failedEvents().replayFailed(List.of(event), OPERATION));
  }

  private List<Copy> storeCopy(FailedEvent copy) {
    return list(stores -> stores.failedEvents().storeCopies(List.of(copy)));
  }

  private DeadLetter letter(FailedEvent event) {
    return optional(stores -> stores.deadLetters().find(event.deadLetterId())).orElseThrow();
  }

  private FailedEventChange last(FailedEvent event) {
    List<FailedEventChange> history =
        list(stores -> stores.deadLetters().history(event.deadLetterId()));
    return history.get(history.size() - 1);
  }

  private static Replayed replayed(FailedEvent event) {
    return new Replayed(event.deadLetterId(), event.attempts() + 1, "APPLIED");
  }

  private static FailedEvent copyOf(FailedEvent event, long offset) {
    return SampleFailures.at(offset, event.eventId()).asFailureOf(event.deadLetterId(), 1);
  }

  private static RecordPosition position(long offset) {
    return new RecordPosition(SampleFailures.TOPIC, 2, offset);
  }
}
