package io.couponservice.persistence.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.PolicyTerms;
import io.couponservice.persistence.database.TestDatabase;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class TriggeredPoliciesTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final LocalDateTime FIRST = LocalDateTime.parse("2026-03-01T00:00:00");
  private static final LocalDateTime LAST = LocalDateTime.parse("2026-12-31T23:59:59");

  private CouponPolicy from100;
  private CouponPolicy from200;

  @BeforeEach
  void createPolicies() {
    DATABASE.execute("TRUNCATE policies CASCADE");
    create(SamplePolicies.withCode("without-trigger", 1L));
    from200 = create(SamplePolicies.triggered("from-200", 200));
    from100 = create(SamplePolicies.triggered("from-100", 100));
  }

  @Test
  void thoseWhoseMinimumIsPaidAreFoundInTheOrderOfTheirIds() {
    assertThat(triggered(99, FIRST)).isEmpty();
    assertThat(triggered(100, FIRST)).containsExactly(from100);
    assertThat(triggered(199, FIRST)).containsExactly(from100);
    assertThat(triggered(200, FIRST)).containsExactly(from200, from100);
    assertThat(triggered(Long.MAX_VALUE, FIRST)).containsExactly(from200, from100);
  }

  @Test
  void theyIssueInTheirWindowWithBothOfItsEnds() {
    assertThat(triggered(100, FIRST.minusSeconds(1))).isEmpty();
    assertThat(triggered(100, FIRST)).hasSize(1);
    assertThat(triggered(100, LAST)).hasSize(1);
    assertThat(triggered(100, LAST.plusSeconds(1))).isEmpty();
  }

  @Test
  void aDeactivatedOneIsTriggeredNoMore() {
    DATABASE.change(stores -> stores.policies().update(from200.deactivated(FIRST)));

    assertThat(triggered(200, FIRST)).containsExactly(from100);
  }

  @Test
  void policiesWithoutATriggerAreNotRead() {
    DATABASE.execute(
        """
        INSERT INTO policies (coupon_name, issue_types, discount_type, discount_value,
            min_order_amount, per_user_limit, issue_starts_at, issue_ends_at, valid_days,
            reservation_minutes, restore_rule, late_payment_rule, created_at)
        SELECT 'x', '{DIRECT}', 'FIXED_AMOUNT', 1, 0, 1, '2026-03-01', '2026-12-31', 1, 1,
            'RESTORE', 'HONOUR', '2026-03-01'
        FROM generate_series(1, 5000)
        """);
    DATABASE.execute("ANALYZE policies");

    assertThat(
            DATABASE.rowsRead(
                "policies",
                stores -> stores.policies().lockTriggeredByPayment(new Won(200), FIRST, List.of())))
        .isLessThan(10);
  }

  private static CouponPolicy create(PolicyTerms terms) {
    return DATABASE.commit(
        stores -> stores.policies().create(terms, SamplePolicies.CREATED).orElseThrow());
  }

  private static List<CouponPolicy> triggered(long upTo, LocalDateTime now) {
    return DATABASE.commit(
        stores -> stores.policies().lockTriggeredByPayment(new Won(upTo), now, List.of()));
  }
}
