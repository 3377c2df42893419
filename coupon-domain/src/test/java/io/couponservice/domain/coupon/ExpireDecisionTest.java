package io.couponservice.domain.coupon;

import static io.couponservice.domain.coupon.CouponBuilder.coupon;
import static io.couponservice.domain.coupon.Decisions.applied;
import static io.couponservice.domain.policy.PolicyBuilder.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.event.CouponExpiredEvent;
import io.couponservice.domain.policy.PolicyBuilder;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class ExpireDecisionTest {

  private static final String HOLDER = "RESV-2024-0001";
  private static final LocalDateTime DEACTIVATED_AT = LocalDateTime.of(2024, 1, 15, 12, 0);
  private static final LocalDateTime EXPIRY = LocalDateTime.of(2024, 1, 31, 23, 59, 59);
  private static final LocalDateTime AFTER = EXPIRY.plusSeconds(1);

  @Test
  void through_the_second_of_its_expiry_date_a_coupon_is_good() {
    assertThat(expire(coupon(), policy(), EXPIRY)).isEqualTo(new Decision.Ignored());
  }

  @Test
  void a_second_later_it_expires_at_its_expiry_date() {
    Decision.Applied applied = applied(expire(coupon(), policy(), AFTER));
    assertThat(applied.coupon()).isEqualTo(coupon().expired().build());
    assertThat(applied.reservations()).isEmpty();
    assertThat(applied.events())
        .containsExactly(
            new CouponExpiredEvent(1001, 12345, 1, EXPIRY, ExpiryReason.VALIDITY_PERIOD_EXPIRED));
  }

  @Test
  void of_a_deactivated_policy_it_expires_at_the_time_of_deactivation() {
    Decision.Applied applied =
        applied(expire(coupon(), policy().deactivatedAt(DEACTIVATED_AT), EXPIRY));
    assertThat(applied.coupon()).isEqualTo(coupon().expired().build());
    assertThat(applied.events())
        .containsExactly(
            new CouponExpiredEvent(
                1001, 12345, 1, DEACTIVATED_AT, ExpiryReason.POLICY_DEACTIVATED));
  }

  @Test
  void when_both_are_true_validity_is_the_reason() {
    assertThat(applied(expire(coupon(), policy().deactivatedAt(DEACTIVATED_AT), AFTER)).events())
        .containsExactly(
            new CouponExpiredEvent(1001, 12345, 1, EXPIRY, ExpiryReason.VALIDITY_PERIOD_EXPIRED));
  }

  @Test
  void no_coupon_expires_under_its_holder_after_its_use_or_twice() {
    PolicyBuilder over = policy().deactivatedAt(DEACTIVATED_AT);
    Decision ignored = new Decision.Ignored();
    assertThat(expire(coupon().reservedBy(HOLDER), over, AFTER)).isEqualTo(ignored);
    assertThat(expire(coupon().usedBy(HOLDER), over, AFTER)).isEqualTo(ignored);
    assertThat(expire(coupon().expired(), over, AFTER)).isEqualTo(ignored);
  }

  private static Decision expire(CouponBuilder coupon, PolicyBuilder policy, LocalDateTime now) {
    return ExpireDecision.decide(coupon.build(), policy.build(), now);
  }
}
