package io.couponservice.application.port.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.failed.FailedEvent.Subject;
import io.couponservice.application.fixture.SampleFailures;
import io.couponservice.application.fixture.SampleTimes;
import io.couponservice.application.port.FailedEventStore;
import io.couponservice.application.port.ProcessedEventStore.EventKey;
import io.couponservice.application.record.RecordPosition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link FailedEventStore} promises. */
public interface FailedEventStoreContract extends Contract {

  /** When the retries of these tests are due. */
  Instant NOW = SampleTimes.INSTANT;

  @Test
  default void events_are_stored_once_by_their_position() {
    assertThat(store(SampleFailures.at(1, "evt_1"))).containsExactly(position(1));
    assertThat(store(SampleFailures.at(1, "evt_1"), SampleFailures.at(2, "evt_2")))
        .containsExactly(position(2));
  }

  @Test
  default void a_position_of_a_topic_that_was_made_anew_is_another_one() {
    store(SampleFailures.at(1, "evt_1"));

    assertThat(store(SampleFailures.at(1, SampleTimes.INSTANT.plusMillis(1), "evt_2")))
        .containsExactly(position(1));
  }

  @Test
  default void an_event_has_one_outstanding_dead_letter() {
    store(SampleFailures.at(1, "evt_1"));

    assertThat(store(SampleFailures.at(2, "evt_1"))).isEmpty();
  }

  @Test
  default void an_event_that_comes_twice_in_one_list_has_one_outstanding_dead_letter() {
    assertThat(store(SampleFailures.at(1, "evt_1"), SampleFailures.at(2, "evt_1"))).hasSize(1);
  }

  @Test
  default void unreadable_events_have_no_identity_but_their_position() {
    assertThat(store(SampleFailures.at(1, null), SampleFailures.at(2, null))).hasSize(2);
  }

  @Test
  default void a_dead_letter_that_was_closed_may_be_followed_by_another() {
    store(SampleFailures.at(1, "evt_1"));
    recover("evt_1");

    assertThat(store(SampleFailures.at(1, "evt_1"))).isEmpty();
    assertThat(store(SampleFailures.at(2, "evt_1"))).containsExactly(position(2));
  }

  @Test
  default void only_the_dead_letters_of_the_event_and_its_topic_are_closed() {
    store(SampleFailures.at(1, "evt_1"));
    recover("evt_2");
    run(stores -> stores.failedEvents().recover(List.of(new EventKey("other", "evt_1"))));

    assertThat(store(SampleFailures.at(2, "evt_1"))).isEmpty();
  }

  @Test
  default void nothing_happens_to_no_events() {
    assertThat(store()).isEmpty();
    run(stores -> stores.failedEvents().recover(List.of()));
  }

  @Test
  default void a_subject_may_be_known() {
    Subject subject = new Subject(7L, 1001L, "order-1", "RESV-1", 40_000L);

    assertThat(store(SampleFailures.about(1, "evt_1", subject))).hasSize(1);
  }

  @Test
  default void what_is_not_stored_anew_is_known_as_what_was_stored_before() {
    store(SampleFailures.at(1, "evt_1"), SampleFailures.at(2, null));
    FailedEvent read = SampleFailures.at(1, "evt_1").asFailureOf("dlq_new", 1);

    assertThat(
            map(
                stores ->
                    stores
                        .failedEvents()
                        .idsOf(
                            List.of(
                                read,
                                SampleFailures.at(2, null),
                                SampleFailures.at(3, null),
                                SampleFailures.at(4, "evt_4"),
                                SampleFailures.at(5, "evt_1")))))
        .containsOnly(
            Map.entry(position(1), SampleFailures.at(1, "evt_1").deadLetterId()),
            Map.entry(position(2), SampleFailures.at(2, null).deadLetterId()),
            Map.entry(position(5), SampleFailures.at(1, "evt_1").deadLetterId()));
    recover("evt_1");
    assertThat(map(stores -> stores.failedEvents().idsOf(List.of(SampleFailures.at(5, "evt_1")))))
        .as("it is closed")
        .isEmpty();
  }

  @Test
  default void of_many_that_store_one_event_at_once_one_does() throws Exception {
    List<Set<RecordPosition>> byPosition =
        Concurrently.run(thread -> store(SampleFailures.at(1, "evt_1")));
    List<Set<RecordPosition>> byEvent =
        Concurrently.run(thread -> store(SampleFailures.at(10 + thread, "evt_2")));

    assertThat(byPosition.stream().flatMap(Set::stream)).hasSize(1);
    assertThat(byEvent.stream().flatMap(Set::stream)).hasSize(1);
  }

  @Test
  default void an_event_that_is_retried_is_outstanding_and_is_closed_when_it_takes_effect() {
    store(SampleFailures.retrying(1, "evt_1", NOW));

    assertThat(store(SampleFailures.at(2, "evt_1"))).isEmpty();
    assertThat(outstanding("evt_1", "evt_2")).containsExactly(key("evt_1"));
    recover("evt_1");
    assertThat(outstanding("evt_1", "evt_2")).isEmpty();
    assertThat(claim(NOW, NOW.plusSeconds(1), 10)).isEmpty();
  }

  @Test
  default void what_is_due_is_claimed_once_with_all_that_was_stored_and_the_first_first() {
    store(
        SampleFailures.retrying(1, "evt_1", NOW),
        SampleFailures.retrying(2, null, NOW.minusMillis(1)),
        SampleFailures.retrying(3, "evt_3", NOW.plusMillis(1)),
        SampleFailures.at(4, "evt_4"));
    Instant until = NOW.plusSeconds(30);

    assertThat(claim(NOW, until, 1))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("message", "stack")
        .containsExactly(SampleFailures.retrying(2, null, until));
    assertThat(claim(NOW, until, 10)).extracting(FailedEvent::eventId).containsExactly("evt_1");
    assertThat(claim(NOW, until, 10)).isEmpty();
  }

  @Test
  default void a_claim_ends_by_itself() {
    store(SampleFailures.retrying(1, "evt_1", NOW));
    claim(NOW, NOW.plusSeconds(30), 10);

    assertThat(claim(NOW.plusSeconds(30), NOW.plusSeconds(60), 10)).hasSize(1);
  }

  @Test
  default void a_claimed_event_that_is_closed_stays_closed() {
    FailedEvent event = SampleFailures.retrying(1, "evt_1", NOW);
    store(event, SampleFailures.at(2, "evt_2"));
    Instant until = NOW.plusSeconds(30);
    claim(NOW, until, 10);

    run(stores -> stores.failedEvents().close(List.of("dlq_2_" + NOW.toEpochMilli(), "other")));
    assertThat(outstanding("evt_1", "evt_2")).as("only what is tried is closed").hasSize(2);
    run(stores -> stores.failedEvents().close(List.of(event.deadLetterId())));

    assertThat(outstanding("evt_1")).isEmpty();
    assertThat(failAgain(SampleFailures.failedAgain(event, 2, null), until)).isEmpty();
    assertThat(claim(NOW.plusSeconds(60), NOW.plusSeconds(90), 10)).isEmpty();
  }

  @Test
  default void an_event_that_fails_again_waits_or_is_dead() {
    FailedEvent event = SampleFailures.retrying(1, "evt_1", NOW);
    store(event);
    Instant until = NOW.plusSeconds(30);
    claim(NOW, until, 10);
    FailedEvent second = SampleFailures.failedAgain(event, 2, NOW.plusSeconds(2));

    assertThat(failAgain(second, until)).containsExactly(event.deadLetterId());
    assertThat(claim(NOW.plusSeconds(1), until, 10)).isEmpty();
    assertThat(claim(NOW.plusSeconds(2), until, 10))
        .singleElement()
        .satisfies(
            claimed -> {
              assertThat(claimed.attempts()).isEqualTo(2);
              assertThat(claimed.reason()).isEqualTo(FailedEvent.UNEXPECTED);
              assertThat(claimed.failedAt()).isEqualTo(second.failedAt());
            });

    assertThat(failAgain(SampleFailures.failedAgain(event, 3, null), until)).hasSize(1);
    assertThat(claim(NOW.plusSeconds(90), NOW.plusSeconds(99), 10)).isEmpty();
    assertThat(outstanding("evt_1")).hasSize(1);
  }

  @Test
  default void a_claim_that_was_lost_stores_nothing() {
    FailedEvent event = SampleFailures.retrying(1, "evt_1", NOW);
    store(event);
    Instant first = NOW.plusSeconds(30);
    Instant second = NOW.plusSeconds(60);
    claim(NOW, first, 10);
    claim(first, second, 10);

    assertThat(failAgain(SampleFailures.failedAgain(event, 3, null), first)).isEmpty();
    assertThat(claim(second, NOW.plusSeconds(90), 10))
        .extracting(FailedEvent::attempts)
        .containsExactly(1);
  }

  @Test
  default void of_many_that_claim_at_once_one_gets_each() throws Exception {
    List<FailedEvent> events =
        IntStream.range(0, 40).mapToObj(i -> SampleFailures.retrying(i, "evt_" + i, NOW)).toList();
    in(stores -> stores.failedEvents().store(events));

    List<List<FailedEvent>> claimed =
        Concurrently.run(thread -> claim(NOW, NOW.plusSeconds(30), 40));

    assertThat(claimed.stream().flatMap(List::stream).map(FailedEvent::deadLetterId))
        .doesNotHaveDuplicates();
    List<FailedEvent> left = claim(NOW, NOW.plusSeconds(30), 40);
    assertThat(claimed.stream().mapToInt(List::size).sum() + left.size()).isEqualTo(40);
  }

  private List<FailedEvent> claim(Instant now, Instant until, int limit) {
    return in(stores -> stores.failedEvents().claim(now, until, limit));
  }

  private Set<String> failAgain(FailedEvent event, Instant until) {
    return in(stores -> stores.failedEvents().failAgain(List.of(event), until));
  }

  private Set<EventKey> outstanding(String... eventIds) {
    return in(
        stores ->
            stores.failedEvents().outstanding(Stream.of(eventIds).map(id -> key(id)).toList()));
  }

  private static EventKey key(String eventId) {
    return new EventKey(SampleFailures.TOPIC, eventId);
  }

  private Set<RecordPosition> store(FailedEvent... events) {
    return in(stores -> stores.failedEvents().store(List.of(events)));
  }

  private void recover(String eventId) {
    run(
        stores ->
            stores.failedEvents().recover(List.of(new EventKey(SampleFailures.TOPIC, eventId))));
  }

  private static RecordPosition position(long offset) {
    return new RecordPosition(SampleFailures.TOPIC, 2, offset);
  }
}
