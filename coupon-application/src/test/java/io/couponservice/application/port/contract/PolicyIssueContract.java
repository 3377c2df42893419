package io.couponservice.application.port.contract;

import static io.couponservice.application.fixture.SampleTerms.terms;
import static io.couponservice.application.fixture.SampleTimes.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.port.PolicyStore;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.CouponPolicy;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link PolicyStore} promises about issuing, and about the policies of coupons. */
public interface PolicyIssueContract extends Contract {

  @Test
  default void what_is_issued_adds_up() {
    CouponPolicy policy = create(terms());
    add(policy, 2);
    add(policy, 3);

    assertThat(issued(policy)).isEqualTo(5);
  }

  @Test
  default void nothing_happens_when_nothing_is_issued() {
    run(stores -> stores.policies().addIssued(Map.of()));
  }

  @Test
  default void more_than_the_stock_is_never_issued() {
    CouponPolicy policy = create(terms().total(3));
    add(policy, 2);

    assertThatThrownBy(() -> add(policy, 2)).isInstanceOf(RuntimeException.class);
    assertThat(issued(policy)).isEqualTo(2);
  }

  @Test
  default void many_that_issue_at_once_share_the_stock() throws Exception {
    CouponPolicy policy = create(terms().total(20));

    List<Integer> issued = Concurrently.run(thread -> issueUntilOutOfStock(policy));

    assertThat(issued.stream().mapToInt(Integer::intValue).sum()).isEqualTo(20);
    assertThat(issued(policy)).isEqualTo(20);
  }

  private int issueUntilOutOfStock(CouponPolicy policy) {
    int issued = 0;
    while (issueOne(policy)) {
      issued++;
    }
    return issued;
  }

  private boolean issueOne(CouponPolicy policy) {
    return in(
        stores -> {
          CouponPolicy locked =
              stores.policies().lockForIssue(Set.of(), List.of(policy.policyId())).get(0);
          boolean inStock = locked.terms().quantity().hasStockAfter(locked.issued());
          if (inStock) {
            stores.policies().addIssued(Map.of(policy.policyId(), 1));
          }
          return inStock;
        });
  }

  @Test
  default void a_payment_triggers_policies_up_to_its_amount() {
    create(terms());
    CouponPolicy small = create(terms().triggeredFrom(10_000));
    create(terms().triggeredFrom(10_001));

    assertThat(triggered(10_000, NOW)).containsExactly(small);
    assertThat(triggered(9_999, NOW)).isEmpty();
  }

  @Test
  default void a_payment_triggers_policies_from_the_first_to_the_last_second_of_their_window() {
    CouponPolicy policy =
        create(terms().triggeredFrom(0).window(NOW.minusHours(1), NOW.plusHours(1)));

    assertThat(triggered(1, NOW.minusHours(1).minusSeconds(1))).isEmpty();
    assertThat(triggered(1, NOW.minusHours(1))).containsExactly(policy);
    assertThat(triggered(1, NOW.plusHours(1))).containsExactly(policy);
    assertThat(triggered(1, NOW.plusHours(1).plusSeconds(1))).isEmpty();
  }

  @Test
  default void a_payment_triggers_no_policy_that_was_deactivated() {
    CouponPolicy policy = create(terms().triggeredFrom(0));
    run(
        stores -> {
          stores.policies().lockForDeactivation(policy.policyId());
          stores.policies().update(policy.deactivated(NOW));
        });

    assertThat(triggered(1, NOW)).isEmpty();
  }

  @Test
  default void a_payment_triggers_no_policy_whose_stock_is_used_up() {
    CouponPolicy policy = create(terms().triggeredFrom(0).total(2));
    add(policy, 1);
    assertThat(triggered(1, NOW)).hasSize(1);
    add(policy, 1);
    assertThat(triggered(1, NOW)).isEmpty();
  }

  @Test
  default void the_policies_of_coupons_are_found() {
    Coupon first = issue();
    Coupon second = issue();
    issue();

    Map<Long, CouponPolicy> found =
        in(
            stores ->
                stores
                    .policies()
                    .lockOfCoupons(
                        List.of(first.couponId(), second.couponId(), second.couponId() + 1_000)));
    assertThat(found.keySet()).containsExactlyInAnyOrder(first.policyId(), second.policyId());
    assertThat(map(stores -> stores.policies().lockOfCoupons(List.of()))).isEmpty();
  }

  private void add(CouponPolicy policy, int more) {
    run(
        stores -> {
          stores.policies().lockForIssue(Set.of(), List.of(policy.policyId()));
          stores.policies().addIssued(Map.of(policy.policyId(), more));
        });
  }

  private long issued(CouponPolicy policy) {
    return in(stores -> stores.policies().find(List.of(policy.policyId())))
        .get(policy.policyId())
        .issued();
  }

  private List<CouponPolicy> triggered(long paid, LocalDateTime now) {
    return in(stores -> stores.policies().lockTriggeredByPayment(new Won(paid), now, List.of()));
  }
}
