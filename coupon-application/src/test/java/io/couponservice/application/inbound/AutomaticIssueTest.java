package io.couponservice.application.inbound;

import static io.couponservice.application.fixture.SampleEvents.paid;
import static io.couponservice.application.fixture.SampleEvents.paidWithoutCoupon;
import static io.couponservice.application.fixture.SampleTerms.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.fixture.SampleReservations;
import io.couponservice.application.inmemory.InMemoryService;
import io.couponservice.application.port.AutomaticIssueStore.IssueKey;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.IssueType;
import java.util.List;
import org.junit.jupiter.api.Test;

class AutomaticIssueTest {

  private final InMemoryService service = new InMemoryService();
  private final CouponPolicy policy = service.policy(terms().triggeredFrom(5_000).perUser(2));

  @Test
  void a_payment_without_a_coupon_gives_its_user_one() {
    assertThat(service.handle("evt_a", paidWithoutCoupon("pay-1", 7, 5_000)))
        .isEqualTo(InboundOutcome.APPLIED);

    assertThat(issued())
        .singleElement()
        .satisfies(coupon -> assertThat(coupon.userId()).isEqualTo(7))
        .satisfies(coupon -> assertThat(coupon.issueType()).isEqualTo(IssueType.EVENT));
    assertThat(service.published()).containsExactly("coupon.issued");
    assertThat(service.database.state().automaticIssues())
        .containsOnlyKeys(new IssueKey(policy.policyId(), "pay-1"));
  }

  @Test
  void a_payment_issues_once_whatever_its_event_is_called() {
    assertThat(
            service.inbound.handle(
                List.of(
                    service.records.of("evt_a", paidWithoutCoupon("pay-1", 7, 5_000)),
                    service.records.of("evt_b", paidWithoutCoupon("pay-1", 7, 5_000)))))
        .containsExactly(InboundOutcome.APPLIED, InboundOutcome.IGNORED);
    assertThat(service.handle("evt_a", paidWithoutCoupon("pay-1", 7, 5_000)))
        .isEqualTo(InboundOutcome.IGNORED);
    assertThat(service.handle("evt_c", paidWithoutCoupon("pay-1", 7, 5_000)))
        .isEqualTo(InboundOutcome.IGNORED);
    assertThat(issued()).hasSize(1);
  }

  @Test
  void a_payment_issues_of_each_policy_that_it_triggers() {
    service.policy(terms().triggeredFrom(4_000));
    service.policy(terms().triggeredFrom(6_000));

    service.handle("evt_a", paidWithoutCoupon("pay-1", 7, 5_000));

    assertThat(issued()).hasSize(2);
  }

  @Test
  void what_the_policy_refuses_is_ignored() {
    service.handle("evt_a", paidWithoutCoupon("pay-1", 7, 5_000));
    service.handle("evt_b", paidWithoutCoupon("pay-2", 7, 5_000));

    assertThat(service.handle("evt_c", paidWithoutCoupon("pay-3", 7, 5_000)))
        .isEqualTo(InboundOutcome.IGNORED);
    assertThat(service.handle("evt_d", paidWithoutCoupon("pay-4", 8, 4_999)))
        .isEqualTo(InboundOutcome.IGNORED);
    assertThat(issued()).hasSize(2);
    assertThat(service.database.state().failedEvents()).isEmpty();
  }

  @Test
  void a_payment_that_uses_a_coupon_issues_another_one() {
    Coupon coupon = service.coupon();

    assertThat(service.handle("evt_a", paid(service.reservation(coupon, "order-1"), "pay-1")))
        .isEqualTo(InboundOutcome.APPLIED);

    assertThat(issued()).hasSize(1);
    assertThat(service.published())
        .containsExactly("coupon.issued", "coupon.reserved", "coupon.issued", "coupon.used");
  }

  @Test
  void what_was_issued_stands_when_the_payments_own_coupon_is_refused() {
    Coupon coupon = service.coupon();

    assertThat(
            service.handle(
                "evt_a",
                paid(SampleReservations.active("RESV-unknown", coupon, "order-1"), "pay-1")))
        .isEqualTo(InboundOutcome.REFUSED);

    assertThat(issued()).hasSize(1);
    assertThat(service.published()).contains("payment.completed.DLQ");
    assertThat(service.database.state().processedEvents()).isEmpty();
  }

  private List<Coupon> issued() {
    return service.database.state().coupons().values().stream()
        .filter(coupon -> coupon.issueType() == IssueType.EVENT)
        .toList();
  }
}
