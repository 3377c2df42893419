package io.couponservice.embedding;

import io.couponservice.domain.coupon.CouponCase;
import io.couponservice.domain.coupon.Decision;
import io.couponservice.domain.coupon.IssueDecision;
import io.couponservice.domain.coupon.ReserveDecision;
import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.CouponCode;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.Discount;
import io.couponservice.domain.policy.DiscountType;
import io.couponservice.domain.policy.IssueType;
import io.couponservice.domain.policy.IssueWindow;
import io.couponservice.domain.policy.LatePaymentRule;
import io.couponservice.domain.policy.PolicyTerms;
import io.couponservice.domain.policy.Quantity;
import io.couponservice.domain.policy.RestoreRule;
import io.couponservice.domain.policy.Validity;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;

/** The example of the README: it shows what stands between the marks. */
final class EmbeddingExample {

  private EmbeddingExample() {}

  // begin
  static CouponPolicy policy(LocalDateTime now) {
    PolicyTerms terms =
        new PolicyTerms(
            "신규 가입 쿠폰",
            new CouponCode("WELCOME2024"),
            Set.of(IssueType.CODE),
            new Discount(DiscountType.PERCENTAGE, 10, new Won(5_000)), // 10 %, at most 5,000 won
            new Won(20_000), // the least order amount
            new Quantity(100L, 1), // the stock, and how many one user may get
            new IssueWindow(now, now.plusYears(1)),
            new Validity(30, null), // days from issue
            Duration.ofMinutes(30), // how long an order holds it
            RestoreRule.RESTORE,
            null,
            LatePaymentRule.HONOUR,
            null);
    return new CouponPolicy(501, terms, 0, now, null);
  }

  static String checkout(CouponPolicy policy, Won orderAmount, LocalDateTime now) {
    Decision issued =
        IssueDecision.decide(
            policy, 0, new IssueDecision.Request(1001, 12345, IssueType.CODE), now);
    if (!(issued instanceof Decision.Applied coupon)) {
      return "no coupon: " + issued;
    }
    Decision reserved =
        ReserveDecision.decide(
            new CouponCase(coupon.coupon(), policy, null, List.of()),
            new ReserveDecision.Request("RESV-1", 12345, "ORDER-1", orderAmount),
            now);
    if (reserved instanceof Decision.Applied held) {
      return "to pay: " + held.reservations().get(0).finalAmount().amount();
    }
    return "refused: " + reserved;
  }
  // end
}
