package io.couponservice.application.port.contract;

import static io.couponservice.application.fixture.SampleTerms.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.port.PolicyStore;
import io.couponservice.application.port.StatusCounts;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link PolicyStore} promises about how many coupons have which status. */
public interface PolicyCountsContract extends Contract {

  @Test
  default void a_policy_starts_with_no_counts() {
    assertThat(counts(create(terms()).policyId())).isEqualTo(StatusCounts.NONE);
  }

  @Test
  default void changes_add_up_for_each_policy() {
    long one = create(terms()).policyId();
    long other = create(terms()).policyId();
    run(stores -> stores.policies().addCounts(Map.of()));
    run(stores -> stores.policies().addCounts(Map.of(one, new StatusCounts(3, 1, 0))));
    run(
        stores ->
            stores
                .policies()
                .addCounts(
                    Map.of(one, new StatusCounts(-1, 1, 2), other, new StatusCounts(1, 0, 0))));

    assertThat(counts(one)).isEqualTo(new StatusCounts(2, 2, 2));
    assertThat(counts(other)).isEqualTo(new StatusCounts(1, 0, 0));
  }

  @Test
  default void folding_leaves_the_counts_as_they_are_and_comes_to_an_end() {
    long policyId = create(terms()).policyId();
    for (int i = 0; i < 5; i++) {
      addOne(policyId);
    }

    assertThat(fold(2)).isBetween(1, 2);
    assertThat(counts(policyId)).isEqualTo(new StatusCounts(5, 0, 0));
    foldAll();
    assertThat(fold(10)).isZero();
    assertThat(counts(policyId)).isEqualTo(new StatusCounts(5, 0, 0));
    addOne(policyId);
    foldAll();
    assertThat(counts(policyId)).isEqualTo(new StatusCounts(6, 0, 0));
  }

  @Test
  default void no_change_is_lost_while_some_add_and_others_fold() throws Exception {
    long policyId = create(terms()).policyId();

    Concurrently.run(
        thread -> {
          for (int i = 0; i < 20; i++) {
            if (thread % 2 == 0) {
              addOne(policyId);
            } else {
              fold(7);
            }
          }
          return thread;
        });

    assertThat(counts(policyId)).isEqualTo(new StatusCounts(Concurrently.THREADS / 2 * 20, 0, 0));
    foldAll();
    assertThat(counts(policyId)).isEqualTo(new StatusCounts(Concurrently.THREADS / 2 * 20, 0, 0));
  }

  private void addOne(long policyId) {
    run(stores -> stores.policies().addCounts(Map.of(policyId, new StatusCounts(1, 0, 0))));
  }

  private int fold(int limit) {
    return in(stores -> stores.policies().foldCounts(limit));
  }

  /** Ends: each round takes at least one change of a bounded number. */
  private void foldAll() {
    int rounds = 0;
    while (fold(10) > 0) {
      assertThat(++rounds).isLessThan(1_000);
    }
  }

  private StatusCounts counts(long policyId) {
    return in(stores -> stores.policies().counts(policyId));
  }
}
