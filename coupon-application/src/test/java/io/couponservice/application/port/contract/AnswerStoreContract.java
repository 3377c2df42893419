package io.couponservice.application.port.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.port.AnswerStore;
import io.couponservice.application.port.AnswerStore.KeptAnswer;
import io.couponservice.application.record.Bytes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link AnswerStore} promises. */
public interface AnswerStoreContract extends Contract {

  @Test
  default void a_repeat_finds_the_answer_and_nothing_of_unknown_keys() {
    run(
        stores -> {
          assertThat(stores.answers().claim(Map.of("a", bytes(1), "b", bytes(2))))
              .containsExactlyInAnyOrder("a", "b");
          stores.answers().keep(Map.of("a", bytes(3), "b", bytes(4)));
        });

    assertThat(set(stores -> stores.answers().claim(Map.of("a", bytes(9))))).isEmpty();
    assertThat(map(stores -> stores.answers().kept(List.of("a", "unknown"))))
        .containsExactly(Map.entry("a", new KeptAnswer(bytes(1), bytes(3))));
  }

  @Test
  default void a_key_that_was_given_back_can_be_claimed_again() {
    run(
        stores -> {
          stores.answers().claim(Map.of("a", bytes(1), "b", bytes(2)));
          stores.answers().release(List.of("a"));
          stores.answers().keep(Map.of("b", bytes(3)));
        });

    assertThat(set(stores -> stores.answers().claim(Map.of("a", bytes(4), "b", bytes(5)))))
        .containsExactly("a");
  }

  @Test
  default void nothing_happens_to_no_keys() {
    run(
        stores -> {
          assertThat(stores.answers().claim(Map.of())).isEmpty();
          assertThat(stores.answers().kept(List.of())).isEmpty();
          stores.answers().keep(Map.of());
          stores.answers().release(List.of());
        });
  }

  @Test
  default void old_answers_are_deleted_up_to_the_limit_and_young_ones_stay() {
    keep("old");
    keep("older");
    backend().age(Duration.ofDays(2));
    keep("young");

    assertThat(purge(1)).isEqualTo(1);
    assertThat(purge(10)).isEqualTo(1);
    assertThat(purge(10)).isZero();
    assertThat(map(stores -> stores.answers().kept(List.of("old", "older", "young"))))
        .containsOnlyKeys("young");
  }

  @Test
  default void of_many_that_claim_at_once_one_gets_each_key() throws Exception {
    List<Set<String>> claimed =
        Concurrently.run(
            thread ->
                in(
                    stores -> {
                      Set<String> mine = stores.answers().claim(twenty(thread));
                      Map<String, Bytes> answers = new LinkedHashMap<>();
                      mine.forEach(id -> answers.put(id, bytes(thread)));
                      stores.answers().keep(answers);
                      return mine;
                    }));

    assertThat(claimed.stream().flatMap(Set::stream).toList()).doesNotHaveDuplicates().hasSize(20);
  }

  /** The same keys for each thread, half of the threads in the opposite order. */
  private static Map<String, Bytes> twenty(int thread) {
    Map<String, Bytes> fingerprints = new LinkedHashMap<>();
    IntStream.range(0, 20)
        .map(i -> thread % 2 == 0 ? i : 19 - i)
        .forEach(i -> fingerprints.put("key_" + i, bytes(thread)));
    return fingerprints;
  }

  private void keep(String id) {
    run(
        stores -> {
          stores.answers().claim(Map.of(id, bytes(1)));
          stores.answers().keep(Map.of(id, bytes(2)));
        });
  }

  private int purge(int limit) {
    return in(stores -> stores.retention().purgeAnswers(Duration.ofDays(1), limit));
  }

  private static Bytes bytes(int value) {
    return Bytes.of(new byte[] {(byte) value, 0, -1});
  }
}
