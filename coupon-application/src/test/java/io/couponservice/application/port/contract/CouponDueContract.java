package io.couponservice.application.port.contract;

import static io.couponservice.application.fixture.SampleCoupons.EXPIRY;
import static io.couponservice.application.fixture.SampleCoupons.moved;
import static io.couponservice.application.fixture.SampleTerms.terms;
import static io.couponservice.application.fixture.SampleTimes.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.port.CouponStore;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.policy.CouponPolicy;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link CouponStore#due} promises. */
public interface CouponDueContract extends Contract {

  @Test
  default void a_coupon_is_good_through_its_last_second() {
    Coupon coupon = issue();

    assertThat(due(EXPIRY)).isEmpty();
    assertThat(due(EXPIRY.plusSeconds(1))).containsExactly(coupon.couponId());
  }

  @Test
  default void the_coupons_of_a_deactivated_policy_are_due_at_once() {
    CouponPolicy policy = create(terms());
    Coupon coupon = issue(policy);
    issue();
    deactivate(policy);

    assertThat(due(NOW)).containsExactly(coupon.couponId());
  }

  @Test
  default void coupons_that_are_held_used_or_expired_are_not_due() {
    CouponPolicy policy = create(terms());
    update(moved(issue(policy), CouponStatus.RESERVED, "RESV-1"));
    update(moved(issue(policy), CouponStatus.USED, "RESV-2"));
    update(moved(issue(policy), CouponStatus.EXPIRED, null));
    deactivate(policy);

    assertThat(due(EXPIRY.plusDays(1))).isEmpty();
  }

  @Test
  default void a_coupon_that_comes_back_is_due_again() {
    Coupon coupon = issue();
    update(moved(coupon, CouponStatus.RESERVED, "RESV-1"));
    update(coupon);

    assertThat(due(EXPIRY.plusDays(1))).containsExactly(coupon.couponId());
  }

  @Test
  default void at_most_as_many_as_the_limit_are_read_for_whatever_reason_they_are_due() {
    CouponPolicy policy = create(terms());
    issue(policy);
    issue(policy);
    issue();
    issue();
    deactivate(policy);

    assertThat(list(stores -> stores.coupons().due(EXPIRY.plusDays(1), 3)))
        .hasSize(3)
        .doesNotHaveDuplicates();
    assertThat(due(EXPIRY.plusDays(1))).hasSize(4).doesNotHaveDuplicates();
  }

  private List<Long> due(LocalDateTime now) {
    return in(stores -> stores.coupons().due(now, 100));
  }

  private void deactivate(CouponPolicy policy) {
    run(
        stores -> {
          stores.policies().lockForDeactivation(policy.policyId());
          stores.policies().update(policy.deactivated(NOW));
        });
  }
}
