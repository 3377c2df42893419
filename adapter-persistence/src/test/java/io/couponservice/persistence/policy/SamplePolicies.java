package io.couponservice.persistence.policy;

import io.couponservice.application.port.Stores;
import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.CouponCode;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.Discount;
import io.couponservice.domain.policy.DiscountType;
import io.couponservice.domain.policy.IssueTrigger;
import io.couponservice.domain.policy.IssueTrigger.TriggerType;
import io.couponservice.domain.policy.IssueType;
import io.couponservice.domain.policy.IssueWindow;
import io.couponservice.domain.policy.LatePaymentRule;
import io.couponservice.domain.policy.PolicyTerms;
import io.couponservice.domain.policy.Quantity;
import io.couponservice.domain.policy.RestoreRule;
import io.couponservice.domain.policy.Validity;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Set;

/** Policies to store. */
public final class SamplePolicies {

  /** When they are created. */
  public static final LocalDateTime CREATED = LocalDateTime.parse("2026-03-01T09:00:01");

  private static final IssueWindow WINDOW =
      new IssueWindow(
          LocalDateTime.parse("2026-03-01T00:00:00"), LocalDateTime.parse("2026-12-31T23:59:59"));

  private SamplePolicies() {}

  /** Creates a policy with a code and a stock of 10. */
  public static CouponPolicy create(Stores stores, String code) {
    return stores.policies().create(withCode(code, 10L), CREATED).orElseThrow();
  }

  /** Terms with few of the optional fields. */
  static PolicyTerms withCode(String code, Long stock) {
    return new PolicyTerms(
        "봄맞이 쿠폰",
        new CouponCode(code),
        Set.of(IssueType.CODE),
        new Discount(DiscountType.FIXED_AMOUNT, 5_000, null),
        Won.ZERO,
        new Quantity(stock, 2),
        WINDOW,
        new Validity(30, null),
        Duration.ofMinutes(30),
        RestoreRule.RESTORE,
        null,
        LatePaymentRule.HONOUR,
        null);
  }

  /** Terms with all optional fields, and the other alternative wherever there are two. */
  static PolicyTerms withAll(String code) {
    return new PolicyTerms(
        "All of it",
        new CouponCode(code),
        Set.of(IssueType.CODE, IssueType.DIRECT, IssueType.EVENT),
        new Discount(DiscountType.PERCENTAGE, 15, new Won(Long.MAX_VALUE)),
        new Won(10_000),
        new Quantity(Long.MAX_VALUE, Integer.MAX_VALUE),
        WINDOW,
        new Validity(null, LocalDateTime.parse("2027-01-31T23:59:59")),
        Duration.ofDays(2),
        RestoreRule.RESTORE_WITH_GRACE,
        7,
        LatePaymentRule.REJECT,
        new IssueTrigger(TriggerType.PAYMENT_COMPLETED, new Won(50_000)));
  }

  /** Terms of a policy that issues a coupon for a payment by itself. */
  static PolicyTerms triggered(String code, long minAmount) {
    return new PolicyTerms(
        "자동 발급 쿠폰",
        new CouponCode(code),
        Set.of(IssueType.EVENT, IssueType.CODE),
        new Discount(DiscountType.FIXED_AMOUNT, 1_000, null),
        Won.ZERO,
        new Quantity(null, 1),
        WINDOW,
        new Validity(30, null),
        Duration.ofMinutes(30),
        RestoreRule.RESTORE,
        null,
        LatePaymentRule.HONOUR,
        new IssueTrigger(TriggerType.PAYMENT_COMPLETED, new Won(minAmount)));
  }

  /** Terms with no optional field at all. */
  static PolicyTerms withoutCode() {
    return new PolicyTerms(
        "Direct only",
        null,
        Set.of(IssueType.DIRECT),
        new Discount(DiscountType.PERCENTAGE, 100, null),
        Won.ZERO,
        new Quantity(null, 1),
        WINDOW,
        new Validity(1, null),
        Duration.ofMinutes(1),
        RestoreRule.NEVER,
        null,
        LatePaymentRule.HONOUR,
        null);
  }
}
