package io.couponservice.application.port.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.port.ProcessedEventStore.EventKey;
import io.couponservice.application.port.RetentionStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link RetentionStore} promises about ids. */
public interface RetentionStoreContract extends Contract {

  @Test
  default void ids_of_events_are_deleted_once_they_are_old_enough() {
    claimEvents("old");
    backend().age(Duration.ofDays(2));
    claimEvents("young");

    assertThat(purgeEvents(Duration.ofDays(1), 10)).isEqualTo(1);
    assertThat(claimEvents("old", "young")).isEqualTo(1);
  }

  @Test
  default void no_more_ids_of_events_are_deleted_than_the_limit() {
    claimEvents("a", "b", "c");
    backend().age(Duration.ofDays(2));

    assertThat(purgeEvents(Duration.ofDays(1), 2)).isEqualTo(2);
    assertThat(purgeEvents(Duration.ofDays(1), 2)).isEqualTo(1);
    assertThat(purgeEvents(Duration.ofDays(1), 2)).isZero();
  }

  @Test
  default void ids_of_commands_are_deleted_once_they_are_old_enough() {
    run(stores -> stores.commands().claim(Map.of("old", "1")));
    backend().age(Duration.ofDays(2));
    run(stores -> stores.commands().claim(Map.of("young", "2")));

    assertThat(purgeCommands(Duration.ofDays(1), 10)).isEqualTo(1);
    assertThat(map(stores -> stores.commands().subjects(List.of("old", "young"))))
        .containsOnlyKeys("young");
  }

  @Test
  default void no_more_ids_of_commands_are_deleted_than_the_limit() {
    run(stores -> stores.commands().claim(Map.of("a", "1", "b", "2", "c", "3")));
    backend().age(Duration.ofDays(2));

    assertThat(purgeCommands(Duration.ofDays(1), 2)).isEqualTo(2);
    assertThat(purgeCommands(Duration.ofDays(1), 2)).isEqualTo(1);
    assertThat(purgeCommands(Duration.ofDays(1), 2)).isZero();
  }

  private int claimEvents(String... ids) {
    List<EventKey> events =
        List.of(ids).stream().map(id -> new EventKey("payment.completed", id)).toList();
    return in(stores -> stores.processedEvents().claim(events)).size();
  }

  private int purgeEvents(Duration age, int limit) {
    return in(stores -> stores.retention().purgeProcessedEvents(age, limit));
  }

  private int purgeCommands(Duration age, int limit) {
    return in(stores -> stores.retention().purgeCommands(age, limit));
  }
}
