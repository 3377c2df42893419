package io.couponservice.application.coupon;

import static io.couponservice.application.fixture.SampleTerms.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.event.EventPublication;
import io.couponservice.application.fixture.TextEventEncoder;
import io.couponservice.application.inmemory.InMemoryService;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.policy.CouponPolicy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can't be swept is told, and does not keep the rest from its turn. */
class DueSweepFailureTest {

  private final InMemoryService service = new InMemoryService();
  private final List<Long> failed = new ArrayList<>();
  private final TextEventEncoder encoder = new TextEventEncoder();
  private long culprit;
  private ExpireCoupons expire;

  @BeforeEach
  void expire_with_a_bug() {
    EventPublication publication =
        new EventPublication(
            service.ids,
            event -> {
              if (event.data().couponId() == culprit) {
                throw new IllegalStateException("a bug");
              }
              return encoder.encode(event);
            });
    expire =
        new ExpireCoupons(
            service.database.transactions(),
            publication,
            service.ids,
            service.clock,
            (couponId, failure) -> failed.add(couponId));
  }

  @Test
  void the_others_expire_although_the_first_can_not() {
    List<Coupon> coupons = threeDueCoupons();
    culprit = coupons.get(0).couponId();

    assertThat(expire.expireDue(1)).isEqualTo(new Swept(1, 0));
    assertThat(expire.expireDue(1)).isEqualTo(new Swept(1, 1));
    assertThat(expire.expireDue(1)).isEqualTo(new Swept(1, 1));

    assertThat(failed).containsExactly(culprit);
    assertThat(coupons.subList(1, 3))
        .allMatch(coupon -> service.stored(coupon).status() == CouponStatus.EXPIRED);
  }

  @Test
  void what_failed_is_tried_again_when_nothing_else_is_due() {
    List<Coupon> coupons = threeDueCoupons();
    culprit = coupons.get(0).couponId();
    assertThat(expire.expireDue(10)).isEqualTo(new Swept(3, 2));
    assertThat(expire.expireDue(10)).isEqualTo(new Swept(0, 0));

    culprit = 0;

    assertThat(expire.expireDue(10)).isEqualTo(new Swept(1, 1));
    assertThat(service.stored(coupons.get(0)).status()).isEqualTo(CouponStatus.EXPIRED);
  }

  private List<Coupon> threeDueCoupons() {
    CouponPolicy policy = service.policy(terms());
    List<Coupon> coupons =
        List.of(service.coupon(policy, 1), service.coupon(policy, 2), service.coupon(policy, 3));
    service.policies.deactivate(policy.policyId());
    return coupons;
  }
}
