package io.couponservice.domain.coupon;

import static io.couponservice.domain.coupon.CouponBuilder.coupon;
import static io.couponservice.domain.coupon.Decisions.applied;
import static io.couponservice.domain.coupon.Decisions.refusal;
import static io.couponservice.domain.policy.PolicyBuilder.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.event.CouponEvent;
import io.couponservice.domain.event.CouponIssuedEvent;
import io.couponservice.domain.event.EventType;
import io.couponservice.domain.policy.Discount;
import io.couponservice.domain.policy.DiscountType;
import io.couponservice.domain.policy.IssueType;
import io.couponservice.domain.policy.PolicyBuilder;
import io.couponservice.domain.policy.Quantity;
import io.couponservice.domain.policy.Validity;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssueDecisionTest {

  private static final LocalDateTime NOW = LocalDateTime.of(2024, 1, 1, 10, 0);
  private static final IssueDecision.Request BY_CODE =
      new IssueDecision.Request(1001, 12345, IssueType.CODE);
  private static final LocalDateTime EXPIRY = LocalDateTime.of(2024, 1, 31, 23, 59, 59);

  @Test
  void aCouponIsIssuedAndPublishedAsTheContractHasIt() {
    Decision.Applied applied = applied(issue(policy(), 0, NOW));

    assertThat(applied.coupon()).isEqualTo(coupon().build());
    assertThat(applied.reservations()).isEmpty();
    assertThat(applied.events())
        .containsExactly(
            new CouponIssuedEvent(
                1001,
                1,
                12345,
                "WELCOME2024",
                "신규 가입 쿠폰",
                DiscountType.FIXED_AMOUNT,
                10_000,
                IssueType.CODE,
                CouponStatus.ISSUED,
                EXPIRY,
                NOW));
    assertThat(applied.events())
        .extracting(CouponEvent::type)
        .containsOnly(EventType.COUPON_ISSUED);
  }

  @Test
  void theEventCarriesTheNumberOfPerCent() {
    Discount discount = new Discount(DiscountType.PERCENTAGE, 15, null);
    assertThat(applied(issue(policy().discount(discount), 0, NOW)).events())
        .singleElement()
        .extracting("discountType", "discountValue")
        .containsExactly(DiscountType.PERCENTAGE, 15L);
  }

  @Test
  void theCodeKeepsThePolicysSpelling() {
    assertThat(applied(issue(policy().code(" Welcome "), 0, NOW)).coupon().couponCode())
        .isEqualTo("Welcome");
  }

  @Test
  void aFixedEndIsTheExpiryDate() {
    LocalDateTime end = LocalDateTime.of(2024, 3, 1, 0, 0);
    Validity validity = new Validity(null, end);
    assertThat(applied(issue(policy().validity(validity), 0, NOW)).coupon().expiryDate())
        .isEqualTo(end);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-01-01T00:00:00", "2024-12-31T23:59:59"})
  void bothEndsOfTheWindowIssue(LocalDateTime now) {
    assertThat(applied(issue(policy(), 0, now)).coupon().issuedAt()).isEqualTo(now);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2023-12-31T23:59:59", "2025-01-01T00:00:00"})
  void outsideItsWindowAPolicyDoesNotIssue(LocalDateTime now) {
    assertThat(issue(policy(), 0, now)).isEqualTo(wrongCode());
  }

  @Test
  void aWrongCodeIsRefused() {
    assertThat(refusal(wrongCode())).isEqualTo(Refusal.COUPON_CODE_NOT_ACCEPTED);
  }

  @Test
  void aDeactivatedPolicyAnswersLikeAWrongCode() {
    assertThat(issue(policy().deactivatedAt(NOW), 0, NOW)).isEqualTo(wrongCode());
  }

  @Test
  void aPolicyThatDoesNotIssueByCodeAnswersLikeAWrongCode() {
    PolicyBuilder direct = policy().issueTypes(java.util.Set.of(IssueType.DIRECT)).code(null);
    assertThat(issue(direct, 0, NOW)).isEqualTo(wrongCode());
  }

  @Test
  void theLastCouponIsIssuedAndTheNextIsOutOfStock() {
    PolicyBuilder policy = policy().quantity(new Quantity(10L, 1));
    assertThat(issue(policy.issued(9), 0, NOW)).isInstanceOf(Decision.Applied.class);
    assertThat(refusal(issue(policy.issued(10), 0, NOW))).isEqualTo(Refusal.OUT_OF_STOCK);
  }

  @Test
  void anUnlimitedStockIsNeverOut() {
    PolicyBuilder policy = policy().quantity(new Quantity(null, 1)).issued(Long.MAX_VALUE);
    assertThat(issue(policy, 0, NOW)).isInstanceOf(Decision.Applied.class);
  }

  @Test
  void aUserGetsAsManyAsTheLimitAllows() {
    PolicyBuilder policy = policy().quantity(new Quantity(null, 3));
    assertThat(issue(policy, 2, NOW)).isInstanceOf(Decision.Applied.class);
    assertThat(refusal(issue(policy, 3, NOW))).isEqualTo(Refusal.USER_LIMIT_REACHED);
    assertThat(refusal(issue(policy, 4, NOW))).isEqualTo(Refusal.USER_LIMIT_REACHED);
  }

  @Test
  void theCodeIsLookedAtBeforeTheStockAndTheStockBeforeTheLimit() {
    PolicyBuilder soldOut = policy().quantity(new Quantity(10L, 1)).issued(10);
    assertThat(refusal(issue(soldOut, 1, NOW))).isEqualTo(Refusal.OUT_OF_STOCK);
    assertThat(issue(soldOut.deactivatedAt(NOW), 1, NOW)).isEqualTo(wrongCode());
  }

  private static Decision issue(PolicyBuilder policy, int issuedToUser, LocalDateTime now) {
    return IssueDecision.decide(policy.build(), issuedToUser, BY_CODE, now);
  }

  private static Decision wrongCode() {
    return IssueDecision.decide(null, 0, BY_CODE, NOW);
  }
}
