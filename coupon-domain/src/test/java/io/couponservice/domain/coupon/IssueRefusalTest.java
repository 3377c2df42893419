package io.couponservice.domain.coupon;

import static io.couponservice.domain.coupon.Decisions.applied;
import static io.couponservice.domain.coupon.Decisions.detail;
import static io.couponservice.domain.coupon.Decisions.refusal;
import static io.couponservice.domain.policy.PolicyBuilder.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.IssueTrigger;
import io.couponservice.domain.policy.IssueTrigger.TriggerType;
import io.couponservice.domain.policy.IssueType;
import io.couponservice.domain.policy.PolicyBuilder;
import io.couponservice.domain.policy.Quantity;
import io.couponservice.domain.policy.Validity;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** An admin and an event learn why nothing is issued; who enters a code does not. */
class IssueRefusalTest {

  private static final LocalDateTime NOW = LocalDateTime.of(2024, 1, 10, 10, 0);
  private static final LocalDateTime START = LocalDateTime.of(2024, 1, 1, 0, 0);
  private static final LocalDateTime END = LocalDateTime.of(2024, 12, 31, 23, 59, 59);
  private static final IssueTrigger TRIGGER =
      new IssueTrigger(TriggerType.PAYMENT_COMPLETED, Won.ZERO);

  static Stream<Arguments> unavailable() {
    return Stream.of(
        arguments(Refusal.UNKNOWN_POLICY, null, NOW),
        arguments(Refusal.POLICY_INACTIVE, open().deactivatedAt(NOW).build(), NOW),
        arguments(Refusal.OUTSIDE_ISSUE_WINDOW, open().build(), START.minusSeconds(1)),
        arguments(Refusal.OUTSIDE_ISSUE_WINDOW, open().build(), END.plusSeconds(1)),
        arguments(Refusal.OUTSIDE_ISSUE_WINDOW, validUntil(NOW.minusSeconds(1)), NOW));
  }

  @ParameterizedTest(name = "{0}, case {index}")
  @MethodSource("unavailable")
  void by_admin_and_by_event_each_reason_has_its_code_and_by_code_all_have_one(
      Refusal refusal, CouponPolicy policy, LocalDateTime now) {
    assertThat(refusal(issue(policy, 0, IssueType.DIRECT, now))).isEqualTo(refusal);
    assertThat(refusal(issue(policy, 0, IssueType.EVENT, now))).isEqualTo(refusal);
    assertThat(issue(policy, 0, IssueType.CODE, now))
        .isEqualTo(issue(null, 0, IssueType.CODE, NOW));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "CODE")
  void a_way_of_issue_that_is_not_allowed_has_its_code(IssueType type) {
    Decision decision = issue(policy().build(), 0, type, NOW);
    assertThat(refusal(decision)).isEqualTo(Refusal.ISSUE_TYPE_NOT_ALLOWED);
    assertThat(detail(decision)).contains("CODE");
  }

  @ParameterizedTest
  @EnumSource
  void stock_and_limit_have_their_codes_in_every_way_of_issue(IssueType type) {
    PolicyBuilder ten = open().quantity(new Quantity(10L, 2));
    assertThat(refusal(issue(ten.issued(10).build(), 0, type, NOW)))
        .isEqualTo(Refusal.OUT_OF_STOCK);
    assertThat(refusal(issue(ten.issued(9).build(), 2, type, NOW)))
        .isEqualTo(Refusal.USER_LIMIT_REACHED);
    assertThat(applied(issue(ten.issued(9).build(), 1, type, NOW)).coupon().issueType())
        .isEqualTo(type);
  }

  @Test
  void a_coupon_is_issued_up_to_the_last_second_in_which_it_is_good() {
    assertThat(applied(issue(validUntil(NOW), 0, IssueType.DIRECT, NOW)).coupon().expiryDate())
        .isEqualTo(NOW);
    LocalDateTime over = NOW.minusSeconds(1);
    assertThat(detail(issue(validUntil(over), 0, IssueType.DIRECT, NOW))).contains(over.toString());
  }

  private static PolicyBuilder open() {
    return policy().issueTypes(EnumSet.allOf(IssueType.class)).trigger(TRIGGER);
  }

  private static CouponPolicy validUntil(LocalDateTime end) {
    return open().validity(new Validity(null, end)).build();
  }

  private static Decision issue(
      CouponPolicy policy, int issuedToUser, IssueType type, LocalDateTime now) {
    return IssueDecision.decide(
        policy, issuedToUser, new IssueDecision.Request(1001, 12345, type), now);
  }
}
