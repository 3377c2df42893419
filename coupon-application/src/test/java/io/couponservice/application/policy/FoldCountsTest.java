package io.couponservice.application.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.inmemory.InMemoryService;
import io.couponservice.application.port.StatusCounts;
import io.couponservice.domain.coupon.Coupon;
import org.junit.jupiter.api.Test;

class FoldCountsTest {

  private final InMemoryService service = new InMemoryService();

  @Test
  void counts_are_the_same_before_and_after_they_are_added_up() {
    Coupon coupon = service.coupon();
    service.reservation(coupon, "order-1");
    FoldCounts foldCounts = new FoldCounts(service.database.transactions());

    assertThat(foldCounts.fold(10)).isEqualTo(1);
    assertThat(foldCounts.fold(10)).isZero();
    assertThat(service.database.state().unfoldedCounts()).isZero();
    assertThat(service.policies.find(coupon.policyId()).orElseThrow().counts())
        .isEqualTo(new StatusCounts(1, 0, 0));
  }
}
