package io.couponservice.application.port.contract;

import static io.couponservice.application.fixture.SampleTerms.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.port.AutomaticIssueStore;
import io.couponservice.application.port.AutomaticIssueStore.IssueKey;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.policy.CouponPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link AutomaticIssueStore} promises. */
public interface AutomaticIssueStoreContract extends Contract {

  @Test
  default void payments_that_issued_a_coupon_are_found_and_no_others() {
    Coupon coupon = issue();
    IssueKey key = new IssueKey(coupon.policyId(), "pay-1");
    insert(Map.of(key, coupon.couponId()));

    assertThat(
            set(
                stores ->
                    stores
                        .automaticIssues()
                        .issued(List.of(key, new IssueKey(coupon.policyId(), "pay-2")))))
        .containsExactly(key);
  }

  @Test
  default void nothing_happens_to_no_payments() {
    assertThat(set(stores -> stores.automaticIssues().issued(List.of()))).isEmpty();
    run(stores -> stores.automaticIssues().insert(Map.of()));
  }

  @Test
  default void a_payment_issues_once_of_each_policy() {
    Coupon coupon = issue();
    IssueKey key = new IssueKey(coupon.policyId(), "pay-1");
    insert(Map.of(key, coupon.couponId()));
    Coupon another = issue();
    insert(Map.of(new IssueKey(another.policyId(), "pay-1"), another.couponId()));

    assertThatThrownBy(() -> insert(Map.of(key, coupon.couponId())))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  default void what_the_caller_does_with_its_map_later_changes_nothing() {
    Coupon coupon = issue();
    IssueKey key = new IssueKey(coupon.policyId(), "pay-1");
    IssueKey later = new IssueKey(coupon.policyId(), "pay-2");
    Map<IssueKey, Long> mine = new HashMap<>(Map.of(key, coupon.couponId()));
    run(
        stores -> {
          stores.policies().lockForIssue(Set.of(), List.of(coupon.policyId()));
          stores.automaticIssues().insert(mine);
          mine.put(later, coupon.couponId());
        });

    assertThat(set(stores -> stores.automaticIssues().issued(List.of(key, later))))
        .containsExactly(key);
  }

  @Test
  default void of_many_that_see_one_payment_at_once_one_issues() throws Exception {
    CouponPolicy policy = create(terms());
    Coupon coupon = issue(policy);
    IssueKey key = new IssueKey(policy.policyId(), "pay-1");

    List<Boolean> issued = Concurrently.run(thread -> issues(key, coupon.couponId()));

    assertThat(issued.stream().filter(each -> each)).hasSize(1);
  }

  private boolean issues(IssueKey key, long couponId) {
    return in(
        stores -> {
          stores.policies().lockForIssue(Set.of(), List.of(key.policyId()));
          boolean first = stores.automaticIssues().issued(List.of(key)).isEmpty();
          if (first) {
            stores.automaticIssues().insert(Map.of(key, couponId));
          }
          return first;
        });
  }

  private void insert(Map<IssueKey, Long> couponIds) {
    run(
        stores -> {
          stores
              .policies()
              .lockForIssue(Set.of(), couponIds.keySet().stream().map(IssueKey::policyId).toList());
          stores.automaticIssues().insert(couponIds);
        });
  }
}
