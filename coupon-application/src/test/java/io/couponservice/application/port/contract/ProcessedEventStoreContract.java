package io.couponservice.application.port.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.port.ProcessedEventStore;
import io.couponservice.application.port.ProcessedEventStore.EventKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link ProcessedEventStore} promises. */
public interface ProcessedEventStoreContract extends Contract {

  @Test
  default void an_event_is_claimed_once() {
    assertThat(claim(List.of(event("a")))).containsExactly(event("a"));
    assertThat(claim(List.of(event("a"), event("b")))).containsExactly(event("b"));
  }

  @Test
  default void an_event_of_another_topic_is_another_event() {
    claim(List.of(event("a")));

    assertThat(claim(List.of(new EventKey("order.cancelled", "a")))).hasSize(1);
  }

  @Test
  default void an_event_that_was_given_back_can_be_claimed_again() {
    run(
        stores -> {
          stores.processedEvents().claim(List.of(event("a"), event("b")));
          stores.processedEvents().release(List.of(event("a"), event("unknown")));
        });

    assertThat(claim(List.of(event("a"), event("b")))).containsExactly(event("a"));
  }

  @Test
  default void nothing_happens_to_no_events() {
    run(
        stores -> {
          assertThat(stores.processedEvents().claim(List.of())).isEmpty();
          stores.processedEvents().release(List.of());
        });
  }

  @Test
  default void what_the_caller_does_with_its_list_later_changes_nothing() {
    List<EventKey> mine = new ArrayList<>(List.of(event("a")));
    run(
        stores -> {
          stores.processedEvents().claim(mine);
          mine.add(event("b"));
        });

    assertThat(claim(List.of(event("a"), event("b")))).containsExactly(event("b"));
  }

  @Test
  default void of_many_that_claim_at_once_one_gets_each_event() throws Exception {
    List<Set<EventKey>> claimed = Concurrently.run(thread -> claim(twenty(thread)));

    assertThat(claimed.stream().flatMap(Set::stream).toList()).doesNotHaveDuplicates().hasSize(20);
  }

  private Set<EventKey> claim(Collection<EventKey> events) {
    return in(stores -> stores.processedEvents().claim(events));
  }

  private static EventKey event(String id) {
    return new EventKey("payment.completed", id);
  }

  private static List<EventKey> twenty(int thread) {
    List<EventKey> events =
        new ArrayList<>(IntStream.range(0, 20).mapToObj(i -> event("evt_" + i)).toList());
    if (thread % 2 == 0) {
      Collections.reverse(events);
    }
    return events;
  }
}
