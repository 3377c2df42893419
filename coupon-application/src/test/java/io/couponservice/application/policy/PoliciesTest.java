package io.couponservice.application.policy;

import static io.couponservice.application.fixture.SampleTerms.terms;
import static io.couponservice.application.fixture.SampleTimes.NOW;
import static io.couponservice.application.inmemory.InMemoryService.CAUSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.coupon.Answer;
import io.couponservice.application.coupon.IssueCoupons.IssueCoupon;
import io.couponservice.application.inmemory.InMemoryService;
import io.couponservice.application.policy.Policies.Amended;
import io.couponservice.application.port.StatusCounts;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.PolicyAmendment;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoliciesTest {

  private static final PolicyAmendment RENAMED = new PolicyAmendment(false, null, null, "new");

  private final InMemoryService service = new InMemoryService();

  @Test
  void a_code_belongs_to_one_policy() {
    assertThat(service.policies.create(terms().code("ONE").build())).isPresent();
    assertThat(service.policies.create(terms().code("one").build())).isEmpty();
  }

  @Test
  void a_policy_is_shown_with_its_counts() {
    Coupon coupon = service.coupon();
    service.reservation(coupon, "order-1");

    assertThat(service.policies.find(coupon.policyId()).orElseThrow())
        .satisfies(shown -> assertThat(shown.policy().issued()).isEqualTo(1))
        .satisfies(shown -> assertThat(shown.counts()).isEqualTo(new StatusCounts(1, 0, 0)));
    assertThat(service.policies.find(9_000_000)).isEmpty();
  }

  @Test
  void an_amendment_is_stored_and_new_coupons_follow_it() {
    CouponPolicy policy = service.policy(terms());

    assertThat(service.policies.amend(policy.policyId(), RENAMED)).isInstanceOf(Amended.Done.class);
    assertThat(service.coupon(policy, 7).couponName()).isEqualTo("new");
  }

  @Test
  void an_amendment_that_the_policy_does_not_allow_changes_nothing() {
    CouponPolicy policy = service.policy(terms().total(5));

    assertThat(service.policies.amend(policy.policyId(), new PolicyAmendment(true, 4L, null, null)))
        .isEqualTo(new Amended.Refused(PolicyAmendment.Refusal.STOCK_MAY_ONLY_GROW));
    assertThat(service.policies.amend(9_000_000, RENAMED)).isEqualTo(new Amended.Unknown());
    assertThat(service.database.state().policies()).containsEntry(policy.policyId(), policy);
  }

  @Test
  void nothing_is_issued_from_the_moment_of_deactivation_which_never_moves() {
    CouponPolicy policy = service.policy(terms());
    service.policies.deactivate(policy.policyId());
    service.clock.pass(Duration.ofHours(1));

    assertThat(service.policies.deactivate(policy.policyId()).orElseThrow().policy())
        .isEqualTo(policy.deactivated(NOW));
    assertThat(
            service.issue.issue(List.of(IssueCoupon.direct("cmd_a", 7, policy.policyId(), CAUSE))))
        .allMatch(answer -> answer instanceof Answer.Refused);
    assertThat(service.policies.deactivate(9_000_000)).isEmpty();
  }
}
