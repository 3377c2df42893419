package io.couponservice.persistence.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.persistence.database.TestDatabase;
import io.couponservice.persistence.policy.SamplePolicies;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class DueCouponsTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final LocalDateTime EXPIRY = LocalDateTime.parse("2026-04-01T23:59:59");

  private CouponPolicy first;
  private CouponPolicy second;

  @BeforeEach
  void createPolicies() {
    DATABASE.execute("TRUNCATE policies CASCADE");
    DATABASE.change(
        stores -> {
          first = SamplePolicies.create(stores, "FIRST");
          second = SamplePolicies.create(stores, "SECOND");
        });
  }

  @Test
  void aCouponIsGoodThroughTheSecondOfItsExpiryDate() {
    coupon(1, first, CouponStatus.ISSUED, EXPIRY);
    coupon(2, second, CouponStatus.ISSUED, EXPIRY.plusSeconds(1));

    assertThat(due(EXPIRY, 10)).isEmpty();
    assertThat(due(EXPIRY.plusSeconds(1), 10)).containsExactly(1L);
    assertThat(due(EXPIRY.plusSeconds(2), 10)).containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  void allIssuedCouponsOfADeactivatedPolicyAreDue() {
    coupon(1, first, CouponStatus.ISSUED, EXPIRY);
    coupon(2, first, CouponStatus.ISSUED, EXPIRY.plusYears(50));
    coupon(3, second, CouponStatus.ISSUED, EXPIRY);

    DATABASE.change(stores -> stores.policies().update(first.deactivated(EXPIRY.minusDays(9))));

    assertThat(due(EXPIRY.minusDays(8), 10)).containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  void whatIsNotIssuedIsNeverDue() {
    coupon(1, first, CouponStatus.RESERVED, EXPIRY);
    coupon(2, first, CouponStatus.USED, EXPIRY);
    coupon(3, first, CouponStatus.EXPIRED, EXPIRY);
    DATABASE.change(stores -> stores.policies().update(first.deactivated(EXPIRY)));

    assertThat(due(EXPIRY.plusYears(1), 10)).isEmpty();
  }

  @Test
  void noMoreThanTheLimitAreReadOverAllPolicies() {
    for (int id = 1; id <= 6; id++) {
      coupon(id, id % 2 == 0 ? first : second, CouponStatus.ISSUED, EXPIRY);
    }

    assertThat(due(EXPIRY.plusDays(1), 4)).hasSize(4).doesNotHaveDuplicates();
    assertThat(due(EXPIRY.plusDays(1), 10)).hasSize(6);
  }

  /** Measured, not planned: the same statement, with the plan that the server has for it. */
  @Test
  void whatIsNotDueIsNotRead() {
    DATABASE.execute(
        """
        INSERT INTO coupons (coupon_id, policy_id, user_id, coupon_name, issue_type, status,
            issued_at, expiry_date)
        SELECT i, CASE WHEN i %% 2 = 0 THEN %d ELSE %d END, i, 'x', 'DIRECT', 'ISSUED',
            '2026-03-01', timestamp '2026-04-01' + i * interval '1 second'
        FROM generate_series(1, 100000) i
        """
            .formatted(first.policyId(), second.policyId()));
    DATABASE.execute("ANALYZE policies, coupons");
    LocalDateTime tenAreDue = LocalDateTime.parse("2026-04-01T00:00:11");

    // Often enough for the driver and the server to reuse a plan that is made for any limit.
    for (int i = 0; i < 12; i++) {
      assertThat(due(tenAreDue, 500)).hasSize(10);
      assertThat(DATABASE.rowsRead("coupons", stores -> stores.coupons().due(tenAreDue, 500)))
          .isLessThanOrEqualTo(10);
    }
    DATABASE.change(stores -> stores.policies().update(first.deactivated(tenAreDue)));
    assertThat(DATABASE.rowsRead("coupons", stores -> stores.coupons().due(tenAreDue, 500)))
        .isLessThanOrEqualTo(505);
  }

  @Test
  void aPolicyOfWhichNothingIsDueCostsNothing() {
    DATABASE.execute(
        """
        INSERT INTO policies (coupon_name, issue_types, discount_type, discount_value,
            min_order_amount, per_user_limit, issue_starts_at, issue_ends_at, valid_days,
            reservation_minutes, restore_rule, late_payment_rule, created_at)
        SELECT 'x', '{DIRECT}', 'FIXED_AMOUNT', 1000, 0, 1, '2026-01-01', '2027-01-01', 30, 30,
            'RESTORE', 'HONOUR', '2026-01-01'
        FROM generate_series(1, 10000) i
        """);
    // In no order of their dates, as it comes when each policy has a validity of its own.
    DATABASE.execute(
        """
        INSERT INTO coupons (coupon_id, policy_id, user_id, coupon_name, issue_type, status,
            issued_at, expiry_date)
        SELECT policy_id * 5 + i, policy_id, i, 'x', 'DIRECT', 'ISSUED', '2026-03-01',
            timestamp '2026-04-01' + policy_id * 7919 % 10007 * interval '1 minute'
        FROM policies, generate_series(0, 4) i
        """);
    DATABASE.execute("ANALYZE policies, coupons");
    LocalDateTime noneIsDue = LocalDateTime.parse("2026-03-31T00:00:00");

    for (int i = 0; i < 12; i++) {
      assertThat(due(noneIsDue, 500)).isEmpty();
      assertThat(DATABASE.rowsRead("policies", stores -> stores.coupons().due(noneIsDue, 500)))
          .isZero();
      assertThat(DATABASE.rowsRead("coupons", stores -> stores.coupons().due(noneIsDue, 500)))
          .isZero();
    }
    LocalDateTime allAreDue = noneIsDue.plusYears(1);
    assertThat(DATABASE.rowsRead("coupons", stores -> stores.coupons().due(allAreDue, 500)))
        .isLessThanOrEqualTo(500);
  }

  @Test
  void whatIsDueTwiceIsFoundOnce() {
    coupon(1, first, CouponStatus.ISSUED, EXPIRY);
    DATABASE.change(stores -> stores.policies().update(first.deactivated(EXPIRY.minusDays(9))));

    assertThat(due(EXPIRY.plusDays(1), 10)).containsExactly(1L);
  }

  private static void coupon(
      long id, CouponPolicy policy, CouponStatus status, LocalDateTime expiryDate) {
    boolean held = status == CouponStatus.RESERVED || status == CouponStatus.USED;
    String reservation = held ? "RESV-" + id : null;
    DATABASE.change(
        stores ->
            stores
                .coupons()
                .insert(
                    List.of(
                        SampleCoupons.with(
                            id, policy.policyId(), null, status, expiryDate, reservation))));
  }

  private static List<Long> due(LocalDateTime now, int limit) {
    return DATABASE.commit(stores -> stores.coupons().due(now, limit));
  }
}
