package io.couponservice.persistence.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.port.QuotaStore.QuotaKey;
import io.couponservice.application.port.QuotaStore.QuotaUse;
import io.couponservice.persistence.database.OpenTransaction;
import io.couponservice.persistence.database.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class JdbiQuotaStoreTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final QuotaKey ONE = new QuotaKey(1, 100);
  private static final QuotaKey OTHER_USER = new QuotaKey(1, 200);
  private static final QuotaKey OTHER_POLICY = new QuotaKey(2, 100);
  private static final List<QuotaKey> ALL = List.of(ONE, OTHER_USER, OTHER_POLICY);

  @BeforeEach
  void empty() {
    DATABASE.execute("TRUNCATE user_quotas");
  }

  @Test
  void whoGotNothingHasNoQuota() {
    assertThat(issued(ALL)).isEmpty();
    assertThat(issued(List.of())).isEmpty();
  }

  @Test
  void whatUsersGotIsAddedForEachPolicyAndUser() {
    add(new QuotaUse(ONE, 1, 5), new QuotaUse(OTHER_USER, 3, 5), new QuotaUse(OTHER_POLICY, 1, 1));
    add(new QuotaUse(ONE, 4, 5));
    add();

    assertThat(issued(ALL)).isEqualTo(Map.of(ONE, 5, OTHER_USER, 3, OTHER_POLICY, 1));
    assertThat(issued(List.of(OTHER_USER, new QuotaKey(2, 200)))).isEqualTo(Map.of(OTHER_USER, 3));
  }

  @Test
  void moreThanTheLimitIsRefusedAndNothingOfItIsStored() {
    add(new QuotaUse(ONE, 4, 5));

    assertThatThrownBy(() -> add(new QuotaUse(OTHER_USER, 1, 5), new QuotaUse(ONE, 2, 5)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("user_quotas: 1 rows instead of 2");

    assertThat(issued(ALL)).isEqualTo(Map.of(ONE, 4));
  }

  @Test
  void aFirstUseOfMoreThanTheLimitIsRefusedInTheSameWay() {
    assertThatThrownBy(() -> add(new QuotaUse(ONE, 3, 2)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(issued(ALL)).isEmpty();
  }

  @Test
  void twoTransactionsTogetherCannotExceedTheLimit() throws Exception {
    try (var first =
        OpenTransaction.begin(
            DATABASE,
            stores -> {
              stores.quotas().add(List.of(new QuotaUse(ONE, 1, 1)));
              return null;
            })) {
      CompletableFuture<Void> second =
          DATABASE.background(
              () -> {
                add(new QuotaUse(ONE, 1, 1));
                return null;
              });
      DATABASE.awaitWaiting(1);
      first.commit();
      assertThatThrownBy(() -> TestDatabase.result(second))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(IllegalStateException.class);
    }
    assertThat(issued(ALL)).isEqualTo(Map.of(ONE, 1));
  }

  @Test
  void theDatabaseItselfKeepsToTheLimit() {
    add(new QuotaUse(ONE, 2, 2));

    assertThatThrownBy(() -> DATABASE.execute("UPDATE user_quotas SET issued = issued + 1"))
        .hasMessageContaining("user_quotas_limit");
    assertThatThrownBy(() -> DATABASE.execute("UPDATE user_quotas SET issued = 0"))
        .hasMessageContaining("user_quotas_limit");
  }

  private static void add(QuotaUse... uses) {
    DATABASE.change(stores -> stores.quotas().add(List.of(uses)));
  }

  private static Map<QuotaKey, Integer> issued(List<QuotaKey> keys) {
    return DATABASE.commit(stores -> stores.quotas().issued(keys));
  }
}
