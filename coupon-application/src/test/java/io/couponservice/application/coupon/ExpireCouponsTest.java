package io.couponservice.application.coupon;

import static io.couponservice.application.fixture.SampleTerms.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.fixture.SampleEvents;
import io.couponservice.application.inmemory.InMemoryService;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.policy.CouponPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExpireCouponsTest {

  private final InMemoryService service = new InMemoryService();

  @Test
  void a_coupon_expires_once_its_validity_is_over() {
    Coupon coupon = service.coupon();
    assertThat(service.expire.expireDue(10)).isEqualTo(new Swept(0, 0));

    service.clock.pass(Duration.ofDays(31));

    assertThat(service.expire.expireDue(10)).isEqualTo(new Swept(1, 1));
    assertThat(service.expire.expireDue(10)).isEqualTo(new Swept(0, 0));
    assertThat(service.stored(coupon).status()).isEqualTo(CouponStatus.EXPIRED);
    assertThat(service.published()).containsExactly("coupon.issued", "coupon.expired");
  }

  @Test
  void the_coupons_of_a_deactivated_policy_expire_in_rounds() {
    CouponPolicy policy = service.policy(terms());
    for (int user = 1; user <= 3; user++) {
      service.coupon(policy, user);
    }
    service.policies.deactivate(policy.policyId());

    assertThat(service.expire.expireDue(2)).isEqualTo(new Swept(2, 2));
    assertThat(service.expire.expireDue(2)).isEqualTo(new Swept(1, 1));
    assertThat(service.database.state().counts(policy.policyId()).expired()).isEqualTo(3);
  }

  @Test
  void a_coupon_that_is_held_expires_when_it_is_released() {
    CouponPolicy policy = service.policy(terms());
    Coupon coupon = service.coupon(policy, 7);
    Reservation reservation = service.reservation(coupon, "order-1");
    service.policies.deactivate(policy.policyId());

    assertThat(service.expire.expireDue(10)).isEqualTo(new Swept(0, 0));
    service.handle("evt_a", SampleEvents.failed(reservation, "pay-1"));
    assertThat(service.stored(coupon).status()).isEqualTo(CouponStatus.EXPIRED);
    assertThat(service.published())
        .containsExactly("coupon.issued", "coupon.reserved", "coupon.cancelled", "coupon.expired");
  }
}
