package io.couponservice.persistence.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.port.StatusCounts;
import io.couponservice.persistence.database.OpenTransaction;
import io.couponservice.persistence.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class PolicyCountsTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @BeforeEach
  void empty() {
    DATABASE.execute("TRUNCATE policy_counts, policy_count_deltas");
  }

  @Test
  void countsAreTheSumOfTheChanges() {
    assertThat(counts(1)).isEqualTo(StatusCounts.NONE);

    DATABASE.change(
        stores ->
            stores
                .policies()
                .addCounts(Map.of(1L, new StatusCounts(5, 0, 0), 2L, new StatusCounts(0, 7, 0))));
    add(1, -2, 3, 1);
    DATABASE.change(stores -> stores.policies().addCounts(Map.of()));

    assertThat(counts(1)).isEqualTo(new StatusCounts(3, 3, 1));
    assertThat(counts(2)).isEqualTo(new StatusCounts(0, 7, 0));
  }

  @Test
  void foldingTakesTheOldestUpToTheLimitAndChangesNoSum() {
    for (int i = 0; i < 5; i++) {
      add(1, 1, 2, 3);
      add(2, 0, 1, 0);
    }

    assertThat(fold(4)).isEqualTo(4);
    assertThat(deltas()).isEqualTo(6);
    assertThat(DATABASE.number("SELECT reserved FROM policy_counts WHERE policy_id = 1"))
        .isEqualTo(2);
    assertThat(fold(100)).isEqualTo(6);
    assertThat(fold(100)).isZero();
    add(1, -1, 0, 0);

    assertThat(counts(1)).isEqualTo(new StatusCounts(4, 10, 15));
    assertThat(counts(2)).isEqualTo(new StatusCounts(0, 5, 0));
  }

  @Test
  void whatAnotherFoldHasInHandIsLeftToItAndSeenOnceByWhoeverReads() throws Exception {
    add(1, 1, 0, 0);
    try (var first = OpenTransaction.begin(DATABASE, stores -> stores.policies().foldCounts(10))) {
      assertThat(first.worked()).isEqualTo(1);
      assertThat(fold(10)).isZero();
      add(2, 1, 0, 0);
      assertThat(fold(10)).isEqualTo(1);
      assertThat(counts(1)).isEqualTo(new StatusCounts(1, 0, 0));
      first.commit();
    }
    assertThat(counts(1)).isEqualTo(new StatusCounts(1, 0, 0));
    assertThat(deltas()).isZero();
  }

  @Test
  void aFoldThatFailsLosesNothing() throws Exception {
    add(1, 1, 0, 0);
    try (var fold = OpenTransaction.begin(DATABASE, stores -> stores.policies().foldCounts(10))) {
      fold.rollBack();
    }
    assertThat(counts(1)).isEqualTo(new StatusCounts(1, 0, 0));
    assertThat(deltas()).isEqualTo(1);
  }

  @Test
  void whoeverReadsWhileOthersFoldAlwaysSeesTheWholeSum() throws Exception {
    int changes = 200;
    for (int i = 0; i < changes; i++) {
      add(1, 1, 0, 0);
    }
    List<CompletableFuture<Integer>> folds = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      folds.add(DATABASE.background(PolicyCountsTest::foldAll));
    }
    do {
      assertThat(counts(1)).isEqualTo(new StatusCounts(changes, 0, 0));
    } while (deltas() > 0);
    int folded = 0;
    for (CompletableFuture<Integer> fold : folds) {
      folded += TestDatabase.result(fold);
    }
    assertThat(folded).isEqualTo(changes);
    assertThat(counts(1)).isEqualTo(new StatusCounts(changes, 0, 0));
  }

  @Test
  void a_sum_may_be_greater_than_an_int() {
    add(1, Integer.MAX_VALUE, 0, 0);
    add(1, 1, 0, 0);
    assertThat(fold(10)).isEqualTo(2);
    assertThat(counts(1)).isEqualTo(new StatusCounts(Integer.MAX_VALUE + 1L, 0, 0));
  }

  private static int foldAll() {
    int folded = 0;
    for (int last = -1; last != 0; folded += last) {
      last = fold(3);
    }
    return folded;
  }

  private static void add(long policyId, int reserved, int used, int expired) {
    StatusCounts change = new StatusCounts(reserved, used, expired);
    DATABASE.change(stores -> stores.policies().addCounts(Map.of(policyId, change)));
  }

  private static int fold(int limit) {
    return DATABASE.commit(stores -> stores.policies().foldCounts(limit));
  }

  private static StatusCounts counts(long policyId) {
    return DATABASE.commit(stores -> stores.policies().counts(policyId));
  }

  private static int deltas() {
    return DATABASE.number("SELECT count(*) FROM policy_count_deltas");
  }
}
