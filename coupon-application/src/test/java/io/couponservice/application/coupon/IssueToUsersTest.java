package io.couponservice.application.coupon;

import static io.couponservice.application.fixture.SampleTerms.terms;
import static io.couponservice.application.inmemory.InMemoryService.CAUSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.coupon.IssueToUsers.DirectIssue;
import io.couponservice.application.coupon.IssueToUsers.Issued;
import io.couponservice.application.coupon.IssueToUsers.RefusedUser;
import io.couponservice.application.idempotency.Keyed;
import io.couponservice.application.idempotency.Outcome;
import io.couponservice.application.idempotency.RequestKey;
import io.couponservice.application.inmemory.InMemoryService;
import io.couponservice.application.record.Bytes;
import io.couponservice.domain.coupon.Refusal;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.IssueType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IssueToUsersTest {

  private final InMemoryService service = new InMemoryService();

  @Test
  void each_user_gets_a_coupon_or_is_named_with_the_reason() {
    CouponPolicy policy = service.policy(terms().total(3));

    Issued issued = issue(policy.policyId(), 7, 8, 7, 9, 10).orElseThrow();

    assertThat(issued.issued())
        .extracting(each -> each.coupon().userId())
        .containsExactly(7L, 8L, 9L);
    assertThat(issued.issued())
        .allSatisfy(
            each -> {
              assertThat(each.coupon().issueType()).isEqualTo(IssueType.DIRECT);
              assertThat(service.stored(each.coupon())).isEqualTo(each.coupon());
            });
    assertThat(issued.refused())
        .containsExactly(
            new RefusedUser(7, Refusal.USER_LIMIT_REACHED),
            new RefusedUser(10, Refusal.OUT_OF_STOCK));
    assertThat(service.published())
        .containsExactly("coupon.issued", "coupon.issued", "coupon.issued");
    assertThat(service.database.state().policies().get(policy.policyId()).issued()).isEqualTo(3);
  }

  @Test
  void of_a_policy_that_is_inactive_nobody_gets_one() {
    CouponPolicy policy = service.policy(terms());
    service.policies.deactivate(policy.policyId());

    assertThat(issue(policy.policyId(), 7).orElseThrow().refused())
        .containsExactly(new RefusedUser(7, Refusal.POLICY_INACTIVE));
  }

  @Test
  void of_an_unknown_policy_there_is_nothing_to_say() {
    assertThat(issue(9_000_000, 7)).isEmpty();
  }

  @Test
  void a_repeat_with_the_same_key_has_no_effect() {
    CouponPolicy policy = service.policy(terms().perUser(10));
    Keyed<DirectIssue, Optional<Issued>> request =
        new Keyed<>(
            new DirectIssue(policy.policyId(), List.of(7L, 8L), CAUSE),
            new RequestKey("key", Bytes.utf8("body")),
            result -> Optional.of(Bytes.utf8("first")));

    assertThat(service.issueToUsers.issue(request)).isInstanceOf(Outcome.Ran.class);
    assertThat(service.issueToUsers.issue(request))
        .isEqualTo(new Outcome.Repeated<>(Bytes.utf8("first")));
    assertThat(service.published()).hasSize(2);
  }

  private Optional<Issued> issue(long policyId, long... userIds) {
    List<Long> users = Arrays.stream(userIds).boxed().toList();
    return service.issueToUsers.issue(Keyed.of(new DirectIssue(policyId, users, CAUSE))).result();
  }
}
