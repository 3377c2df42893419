package io.couponservice.persistence.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.persistence.database.OpenTransaction;
import io.couponservice.persistence.database.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class JdbiCommandStoreTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Map<String, String> COMMANDS = Map.of("c1", "1001", "c2", "1002");

  @BeforeEach
  void empty() {
    DATABASE.execute("TRUNCATE commands");
  }

  @Test
  void whatNobodyHasClaimedIsClaimedWithItsSubject() {
    assertThat(claim(COMMANDS)).containsExactlyInAnyOrder("c1", "c2");
    assertThat(subjects("c1", "c2", "c3")).isEqualTo(COMMANDS);
  }

  @Test
  void whatWasClaimedBeforeKeepsItsSubject() {
    claim(COMMANDS);

    assertThat(claim(Map.of("c2", "2002", "c3", "2003"))).containsExactly("c3");
    assertThat(subjects("c2", "c3")).isEqualTo(Map.of("c2", "1002", "c3", "2003"));
  }

  @Test
  void whatIsReleasedCanBeClaimedAgain() {
    claim(COMMANDS);

    DATABASE.change(stores -> stores.commands().release(List.of("c1", "unknown")));

    assertThat(subjects("c1", "c2")).isEqualTo(Map.of("c2", "1002"));
    assertThat(claim(Map.of("c1", "3001"))).containsExactly("c1");
  }

  @Test
  void nothingIsDoneWithNoCommands() {
    claim(COMMANDS);

    assertThat(claim(Map.of())).isEmpty();
    assertThat(subjects()).isEmpty();
    DATABASE.change(stores -> stores.commands().release(List.of()));
    assertThat(subjects("c1", "c2")).hasSize(2);
  }

  @Test
  void aClaimWaitsForAnotherTransactionAndFindsWhatItCommitted() throws Exception {
    try (var first = OpenTransaction.begin(DATABASE, stores -> stores.commands().claim(COMMANDS))) {
      CompletableFuture<Map<String, String>> second = claimAndReadInBackground();
      DATABASE.awaitWaiting(1);
      first.commit();
      assertThat(TestDatabase.result(second)).isEqualTo(Map.of("c1", "1001"));
    }
  }

  @Test
  void aClaimWaitsForAnotherTransactionAndSucceedsIfThatRollsBack() throws Exception {
    try (var first = OpenTransaction.begin(DATABASE, stores -> stores.commands().claim(COMMANDS))) {
      CompletableFuture<Map<String, String>> second = claimAndReadInBackground();
      DATABASE.awaitWaiting(1);
      first.rollBack();
      assertThat(TestDatabase.result(second)).isEqualTo(Map.of("c1", "9001"));
    }
  }

  @Test
  void aClaimWaitsForAnotherTransactionAndSucceedsIfThatReleases() throws Exception {
    try (var first =
        OpenTransaction.begin(
            DATABASE,
            stores -> {
              stores.commands().claim(COMMANDS);
              stores.commands().release(COMMANDS.keySet());
              return null;
            })) {
      CompletableFuture<Map<String, String>> second = claimAndReadInBackground();
      DATABASE.awaitWaiting(1);
      first.commit();
      assertThat(TestDatabase.result(second)).isEqualTo(Map.of("c1", "9001"));
    }
  }

  private static CompletableFuture<Map<String, String>> claimAndReadInBackground() {
    return DATABASE.background(
        () ->
            DATABASE.commit(
                stores -> {
                  stores.commands().claim(Map.of("c1", "9001"));
                  return stores.commands().subjects(List.of("c1"));
                }));
  }

  private static Set<String> claim(Map<String, String> commands) {
    return DATABASE.commit(stores -> stores.commands().claim(commands));
  }

  private static Map<String, String> subjects(String... ids) {
    return DATABASE.commit(stores -> stores.commands().subjects(List.of(ids)));
  }
}
