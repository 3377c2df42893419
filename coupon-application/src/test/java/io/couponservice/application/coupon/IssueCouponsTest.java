package io.couponservice.application.coupon;

import static io.couponservice.application.fixture.SampleTerms.terms;
import static io.couponservice.application.inmemory.InMemoryService.CAUSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.couponservice.application.coupon.IssueCoupons.IssueCoupon;
import io.couponservice.application.inmemory.InMemoryService;
import io.couponservice.application.port.QuotaStore.QuotaKey;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponTrigger;
import io.couponservice.domain.coupon.Refusal;
import io.couponservice.domain.policy.CouponCode;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.IssueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IssueCouponsTest {

  private final InMemoryService service = new InMemoryService();

  @Test
  void a_code_in_any_spelling_gives_a_coupon_with_event_history_and_counts() {
    CouponPolicy policy = service.policy(terms().code("Welcome").total(5));

    Coupon coupon = done(service.issue.issue(List.of(byCode("cmd_a", 7, " wELCOME "))).get(0));

    assertThat(coupon.issueType()).isEqualTo(IssueType.CODE);
    assertThat(service.stored(coupon)).isEqualTo(coupon);
    assertThat(service.published()).containsExactly("coupon.issued");
    assertThat(service.database.state().history().get(coupon.couponId()))
        .extracting(HistoryEntry::trigger, HistoryEntry::actor)
        .containsExactly(tuple(CouponTrigger.ISSUE, "tester"));
    assertThat(service.database.state().policies().get(policy.policyId()).issued()).isEqualTo(1);
    assertThat(service.database.state().quotas())
        .containsOnly(Map.entry(new QuotaKey(policy.policyId(), 7), 1));
  }

  @Test
  void a_coupon_given_by_hand_is_of_the_policy_that_was_named() {
    CouponPolicy policy = service.policy(terms());

    Coupon coupon = service.coupon(policy, 7);

    assertThat(coupon.issueType()).isEqualTo(IssueType.DIRECT);
    assertThat(coupon.policyId()).isEqualTo(policy.policyId());
  }

  @Test
  void a_repeat_finds_the_coupon_of_the_first_command() {
    CouponPolicy policy = service.policy(terms());
    IssueCoupon command = IssueCoupon.direct("cmd_a", 7, policy.policyId(), CAUSE);

    List<Answer<IssuedCoupon>> answers =
        new ArrayList<>(service.issue.issue(List.of(command, command)));
    answers.addAll(service.issue.issue(List.of(command)));

    assertThat(answers.stream().map(IssueCouponsTest::done).distinct()).hasSize(1);
    assertThat(service.published()).hasSize(1);
  }

  @Test
  void commands_of_one_list_share_stock_and_limit_in_their_order() {
    long policyId = service.policy(terms().total(2)).policyId();

    List<Answer<IssuedCoupon>> answers =
        service.issue.issue(
            List.of(
                IssueCoupon.direct("a", 7, policyId, CAUSE),
                IssueCoupon.direct("b", 7, policyId, CAUSE),
                IssueCoupon.direct("c", 8, policyId, CAUSE),
                IssueCoupon.direct("d", 9, policyId, CAUSE)));

    assertThat(answers.get(0)).isInstanceOf(Answer.Done.class);
    assertThat(refusal(answers.get(1))).isEqualTo(Refusal.USER_LIMIT_REACHED);
    assertThat(answers.get(2)).isInstanceOf(Answer.Done.class);
    assertThat(refusal(answers.get(3))).isEqualTo(Refusal.OUT_OF_STOCK);
  }

  @Test
  void what_is_refused_leaves_nothing_and_may_be_asked_for_again() {
    service.policy(terms().code("RIGHT"));

    assertThat(refusal(service.issue.issue(List.of(byCode("cmd_a", 7, "WRONG"))).get(0)))
        .isEqualTo(Refusal.COUPON_CODE_NOT_ACCEPTED);
    assertThat(service.published()).isEmpty();
    assertThat(service.database.state().commands()).isEmpty();
    assertThat(service.issue.issue(List.of(byCode("cmd_a", 7, "RIGHT"))).get(0))
        .isInstanceOf(Answer.Done.class);
  }

  private static IssueCoupon byCode(String commandId, long userId, String code) {
    return IssueCoupon.byCode(commandId, userId, new CouponCode(code), CAUSE);
  }

  private static Coupon done(Answer<IssuedCoupon> answer) {
    return ((Answer.Done<IssuedCoupon>) answer).value().coupon();
  }

  private static Refusal refusal(Answer<IssuedCoupon> answer) {
    return ((Answer.Refused<IssuedCoupon>) answer).refusal();
  }
}
