package io.couponservice.persistence.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.port.ProcessedEventStore.EventKey;
import io.couponservice.persistence.database.OpenTransaction;
import io.couponservice.persistence.database.TestDatabase;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class JdbiProcessedEventStoreTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final EventKey ONE = new EventKey("payment.completed", "evt_1");
  private static final EventKey TWO = new EventKey("payment.completed", "evt_2");
  private static final EventKey ONE_OF_ANOTHER_TOPIC = new EventKey("payment.failed", "evt_1");

  @BeforeEach
  void empty() {
    DATABASE.execute("TRUNCATE processed_events");
  }

  @Test
  void anEventIsClaimedOnce() {
    assertThat(claim(ONE)).containsExactly(ONE);
    assertThat(claim(ONE, TWO)).containsExactly(TWO);
    assertThat(claim(ONE, TWO)).isEmpty();
  }

  @Test
  void anEventIdIsThatOfItsTopic() {
    assertThat(claim(ONE, ONE_OF_ANOTHER_TOPIC))
        .containsExactlyInAnyOrder(ONE, ONE_OF_ANOTHER_TOPIC);
  }

  @Test
  void whatIsReleasedCanBeClaimedAgainAndNothingElse() {
    claim(ONE, TWO, ONE_OF_ANOTHER_TOPIC);

    DATABASE.change(stores -> stores.processedEvents().release(List.of(ONE)));

    assertThat(claim(ONE, TWO, ONE_OF_ANOTHER_TOPIC)).containsExactly(ONE);
  }

  @Test
  void nothingIsDoneWithNoEvents() {
    claim(ONE);

    assertThat(claim()).isEmpty();
    DATABASE.change(stores -> stores.processedEvents().release(List.of()));
    assertThat(claim(ONE)).isEmpty();
  }

  @Test
  void aClaimWaitsForAnotherTransactionAndFailsIfThatCommits() throws Exception {
    try (var first =
        OpenTransaction.begin(DATABASE, stores -> stores.processedEvents().claim(List.of(ONE)))) {
      CompletableFuture<Set<EventKey>> second = DATABASE.background(() -> claim(TWO, ONE));
      DATABASE.awaitWaiting(1);
      first.commit();
      assertThat(TestDatabase.result(second)).containsExactly(TWO);
    }
  }

  @Test
  void aClaimWaitsForAnotherTransactionAndSucceedsIfThatRollsBack() throws Exception {
    try (var first =
        OpenTransaction.begin(DATABASE, stores -> stores.processedEvents().claim(List.of(ONE)))) {
      CompletableFuture<Set<EventKey>> second = DATABASE.background(() -> claim(ONE));
      DATABASE.awaitWaiting(1);
      first.rollBack();
      assertThat(TestDatabase.result(second)).containsExactly(ONE);
    }
  }

  @Test
  void eventsAreClaimedInOneOrderWhateverTheOrderOfTheCall() throws Exception {
    EventKey three = new EventKey("payment.completed", "evt_3");
    try (var first =
        OpenTransaction.begin(DATABASE, stores -> stores.processedEvents().claim(List.of(TWO)))) {
      CompletableFuture<Set<EventKey>> second = DATABASE.background(() -> claim(three, TWO, ONE));
      DATABASE.awaitWaiting(1);
      // Not claimed yet by the one that waits, so that nobody who comes from below waits for it.
      assertThat(claim(three)).containsExactly(three);
      first.commit();
      assertThat(TestDatabase.result(second)).containsExactly(ONE);
    }
  }

  private static Set<EventKey> claim(EventKey... events) {
    return DATABASE.commit(stores -> stores.processedEvents().claim(List.of(events)));
  }
}
