package io.couponservice.application.port.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.failed.FailedEvent.Subject;
import io.couponservice.application.fixture.SampleFailures;
import io.couponservice.application.fixture.SampleTimes;
import io.couponservice.application.port.FailedEventStore;
import io.couponservice.application.port.ProcessedEventStore.EventKey;
import io.couponservice.application.record.RecordPosition;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link FailedEventStore} promises. */
public interface FailedEventStoreContract extends Contract {

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
    Subject subject = new Subject(7L, 1001L, "order-1", "RESV-1");

    assertThat(store(SampleFailures.about(1, "evt_1", subject))).hasSize(1);
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
