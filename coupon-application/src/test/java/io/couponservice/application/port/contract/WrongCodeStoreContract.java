package io.couponservice.application.port.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.port.WrongCodeStore;
import io.couponservice.application.port.WrongCodeStore.Lately;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link WrongCodeStore} promises. */
public interface WrongCodeStoreContract extends Contract {

  /** Longer than any test takes. */
  Duration WINDOW = Duration.ofMinutes(10);

  @Test
  default void counts_add_up_by_user() {
    add(Map.of(1L, 2, 2L, 1));
    add(Map.of(1L, 3));

    Map<Long, Lately> lately = lock(List.of(1L, 2L, 3L));
    assertThat(lately).containsOnlyKeys(1L, 2L);
    assertThat(lately.get(1L).count()).isEqualTo(5);
    assertThat(lately.get(2L).count()).isEqualTo(1);
  }

  @Test
  default void the_window_begins_with_the_first_wrong_code() {
    add(Map.of(1L, 1));
    backend().age(Duration.ofMinutes(6));
    add(Map.of(1L, 1));

    Lately lately = lock(List.of(1L)).get(1L);
    assertThat(lately.count()).isEqualTo(2);
    assertThat(lately.left()).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(4));
  }

  @Test
  default void after_the_window_all_is_forgotten() {
    add(Map.of(1L, 7));
    backend().age(WINDOW.plusSeconds(1));

    assertThat(lock(List.of(1L))).isEmpty();
    add(Map.of(1L, 2));
    assertThat(lock(List.of(1L)).get(1L).count()).isEqualTo(2);
  }

  @Test
  default void nobody_has_entered_nothing() {
    assertThat(lock(List.of())).isEmpty();
  }

  @Test
  default void what_is_old_is_deleted_up_to_the_limit() {
    add(Map.of(1L, 1, 2L, 1));
    backend().age(Duration.ofDays(2));
    add(Map.of(3L, 1));

    assertThat(purge(1)).isEqualTo(1);
    assertThat(purge(10)).isEqualTo(1);
    assertThat(purge(10)).isZero();
    assertThat(lock(List.of(3L))).containsOnlyKeys(3L);
  }

  @Test
  default void of_many_at_once_none_is_lost() throws Exception {
    List<Integer> threads =
        Concurrently.run(
            thread -> {
              add(Map.of(1L, 1, 2L, 1));
              return thread;
            });

    assertThat(lock(List.of(1L)).get(1L).count()).isEqualTo(threads.size());
  }

  private void add(Map<Long, Integer> counts) {
    run(stores -> stores.wrongCodes().add(counts, WINDOW));
  }

  private Map<Long, Lately> lock(Collection<Long> users) {
    return map(stores -> stores.wrongCodes().lock(users, WINDOW));
  }

  private int purge(int limit) {
    return in(stores -> stores.retention().purgeWrongCodes(Duration.ofDays(1), limit));
  }
}
