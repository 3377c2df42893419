package io.couponservice.application.port.contract;

import static io.couponservice.application.fixture.SampleTerms.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.port.QuotaStore;
import io.couponservice.application.port.QuotaStore.QuotaKey;
import io.couponservice.application.port.QuotaStore.QuotaUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link QuotaStore} promises. */
public interface QuotaStoreContract extends Contract {

  @Test
  default void what_a_user_gets_adds_up() {
    QuotaKey key = new QuotaKey(create(terms()).policyId(), 7);
    QuotaKey other = new QuotaKey(key.policyId(), 8);
    add(List.of(new QuotaUse(key, 1, 5), new QuotaUse(other, 2, 5)));
    add(List.of(new QuotaUse(key, 2, 5)));

    assertThat(issued(key, other)).containsOnly(Map.entry(key, 3), Map.entry(other, 2));
  }

  @Test
  default void users_that_got_none_are_left_out() {
    assertThat(issued(new QuotaKey(create(terms()).policyId(), 7))).isEmpty();
    assertThat(map(stores -> stores.quotas().issued(List.of()))).isEmpty();
  }

  @Test
  default void nothing_happens_without_uses() {
    run(stores -> stores.quotas().add(List.of()));
  }

  @Test
  default void the_limit_is_never_exceeded() {
    QuotaKey key = new QuotaKey(create(terms()).policyId(), 7);
    add(List.of(new QuotaUse(key, 2, 2)));

    assertThatThrownBy(() -> add(List.of(new QuotaUse(key, 1, 2))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(issued(key)).containsOnly(Map.entry(key, 2));
  }

  @Test
  default void the_limit_is_not_exceeded_at_first_either_and_nothing_is_left() {
    QuotaKey key = new QuotaKey(create(terms()).policyId(), 7);
    QuotaKey other = new QuotaKey(key.policyId(), 8);

    assertThatThrownBy(() -> add(List.of(new QuotaUse(other, 1, 2), new QuotaUse(key, 3, 2))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(issued(key, other)).isEmpty();
  }

  @Test
  default void what_the_caller_does_with_its_list_later_changes_nothing() {
    QuotaKey key = new QuotaKey(create(terms()).policyId(), 7);
    List<QuotaUse> mine = new ArrayList<>(List.of(new QuotaUse(key, 1, 5)));
    run(
        stores -> {
          stores.policies().lockForIssue(Set.of(), List.of(key.policyId()));
          stores.quotas().add(mine);
          mine.set(0, new QuotaUse(key, 4, 5));
        });

    assertThat(issued(key)).containsOnly(Map.entry(key, 1));
  }

  @Test
  default void many_that_add_at_once_share_the_limit() throws Exception {
    QuotaKey key = new QuotaKey(create(terms()).policyId(), 7);

    List<Boolean> added = Concurrently.run(thread -> addedOne(key, 5));

    assertThat(added.stream().filter(each -> each)).hasSize(5);
    assertThat(issued(key)).containsOnly(Map.entry(key, 5));
  }

  private boolean addedOne(QuotaKey key, int limit) {
    try {
      add(List.of(new QuotaUse(key, 1, limit)));
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private void add(List<QuotaUse> uses) {
    run(
        stores -> {
          stores
              .policies()
              .lockForIssue(
                  Set.of(), uses.stream().map(use -> use.key().policyId()).distinct().toList());
          stores.quotas().add(uses);
        });
  }

  private Map<QuotaKey, Integer> issued(QuotaKey... keys) {
    return in(stores -> stores.quotas().issued(List.of(keys)));
  }
}
