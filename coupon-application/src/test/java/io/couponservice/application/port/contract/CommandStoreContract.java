package io.couponservice.application.port.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.port.CommandStore;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link CommandStore} promises. */
public interface CommandStoreContract extends Contract {

  @Test
  default void an_id_is_claimed_once() {
    assertThat(claim(Map.of("a", "1"))).containsExactly("a");
    assertThat(claim(Map.of("a", "2", "b", "3"))).containsExactly("b");
  }

  @Test
  default void an_id_is_claimed_once_within_a_transaction() {
    run(
        stores -> {
          stores.commands().claim(Map.of("a", "1"));
          assertThat(stores.commands().claim(Map.of("a", "2"))).isEmpty();
        });
  }

  @Test
  default void a_repeat_finds_what_the_first_one_made_and_nothing_of_unknown_ids() {
    claim(Map.of("a", "1"));
    claim(Map.of("a", "2"));

    assertThat(map(stores -> stores.commands().subjects(List.of("a", "unknown"))))
        .containsExactly(Map.entry("a", "1"));
  }

  @Test
  default void an_id_that_was_given_back_can_be_claimed_again() {
    run(
        stores -> {
          stores.commands().claim(Map.of("a", "1", "b", "2"));
          stores.commands().release(List.of("a", "unknown"));
        });

    assertThat(claim(Map.of("a", "3", "b", "4"))).containsExactly("a");
  }

  @Test
  default void nothing_happens_to_no_ids() {
    run(
        stores -> {
          assertThat(stores.commands().claim(Map.of())).isEmpty();
          assertThat(stores.commands().subjects(List.of())).isEmpty();
          stores.commands().release(List.of());
        });
  }

  @Test
  default void what_the_caller_does_with_its_map_later_changes_nothing() {
    Map<String, String> mine = new HashMap<>(Map.of("a", "1"));
    run(
        stores -> {
          stores.commands().claim(mine);
          mine.put("a", "changed");
          mine.put("b", "added");
        });

    assertThat(map(stores -> stores.commands().subjects(List.of("a", "b"))))
        .containsExactly(Map.entry("a", "1"));
  }

  @Test
  default void of_many_that_claim_at_once_one_gets_each_id() throws Exception {
    List<Set<String>> claimed = Concurrently.run(thread -> claim(twenty(thread)));

    assertThat(claimed.stream().flatMap(Set::stream).toList()).doesNotHaveDuplicates().hasSize(20);
  }

  private Set<String> claim(Map<String, String> subjects) {
    return in(stores -> stores.commands().claim(subjects));
  }

  /** The same ids for each thread, half of the threads in the opposite order. */
  private static Map<String, String> twenty(int thread) {
    Map<String, String> subjects = new LinkedHashMap<>();
    IntStream.range(0, 20)
        .map(i -> thread % 2 == 0 ? i : 19 - i)
        .forEach(i -> subjects.put("cmd_" + i, "by " + thread));
    return subjects;
  }
}
