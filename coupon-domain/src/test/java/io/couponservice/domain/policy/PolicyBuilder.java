package io.couponservice.domain.policy;

import io.couponservice.domain.money.Won;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Set;

/**
 * Policies for tests. What is not said is as in the published samples: 10,000 won off by the code
 * WELCOME2024, good for 30 days, held for 30 minutes; issued throughout 2024, one a user.
 */
public final class PolicyBuilder {

  private long policyId = 1;
  private String couponName = "신규 가입 쿠폰";
  private CouponCode couponCode = new CouponCode("WELCOME2024");
  private Set<IssueType> issueTypes = Set.of(IssueType.CODE);
  private Discount discount = new Discount(DiscountType.FIXED_AMOUNT, 10_000, null);
  private Won minOrderAmount = Won.ZERO;
  private Quantity quantity = new Quantity(100_000L, 1);
  private IssueWindow issueWindow =
      new IssueWindow(
          LocalDateTime.of(2024, 1, 1, 0, 0), LocalDateTime.of(2024, 12, 31, 23, 59, 59));
  private Validity validity = new Validity(30, null);
  private Duration reservationTime = Duration.ofMinutes(30);
  private RestoreRule restoreRule = RestoreRule.RESTORE;
  private Integer restoreGraceDays;
  private LatePaymentRule latePaymentRule = LatePaymentRule.HONOUR;
  private IssueTrigger trigger;
  private long issued;
  private LocalDateTime deactivatedAt;

  private PolicyBuilder() {}

  /** Returns a builder of the policy of the samples. */
  public static PolicyBuilder policy() {
    return new PolicyBuilder();
  }

  /** Sets its identity. */
  public PolicyBuilder id(long value) {
    policyId = value;
    return this;
  }

  /** Sets its name. */
  public PolicyBuilder name(String value) {
    couponName = value;
    return this;
  }

  /** Sets its code; null for none. */
  public PolicyBuilder code(String value) {
    couponCode = value == null ? null : new CouponCode(value);
    return this;
  }

  /** Sets the ways of issue; null to see it refused. */
  public PolicyBuilder issueTypes(Set<IssueType> value) {
    issueTypes = value;
    return this;
  }

  /** Sets what a coupon is worth. */
  public PolicyBuilder discount(Discount value) {
    discount = value;
    return this;
  }

  /** Sets the least order amount. */
  public PolicyBuilder minOrderAmount(Won value) {
    minOrderAmount = value;
    return this;
  }

  /** Sets stock and limit. */
  public PolicyBuilder quantity(Quantity value) {
    quantity = value;
    return this;
  }

  /** Sets when coupons are issued. */
  public PolicyBuilder issueWindow(IssueWindow value) {
    issueWindow = value;
    return this;
  }

  /** Sets how long coupons are good. */
  public PolicyBuilder validity(Validity value) {
    validity = value;
    return this;
  }

  /** Sets how long an order holds a coupon. */
  public PolicyBuilder reservationTime(Duration value) {
    reservationTime = value;
    return this;
  }

  /** Sets the restore rule with its days of grace, null for none. */
  public PolicyBuilder restore(RestoreRule rule, Integer graceDays) {
    restoreRule = rule;
    restoreGraceDays = graceDays;
    return this;
  }

  /** Sets the rule for late payments. */
  public PolicyBuilder latePayment(LatePaymentRule value) {
    latePaymentRule = value;
    return this;
  }

  /** Sets what issues coupons by itself, null for nothing. */
  public PolicyBuilder trigger(IssueTrigger value) {
    trigger = value;
    return this;
  }

  /** Sets how many coupons were issued so far. */
  public PolicyBuilder issued(long value) {
    issued = value;
    return this;
  }

  /** Sets when it was deactivated, null if it is active. */
  public PolicyBuilder deactivatedAt(LocalDateTime value) {
    deactivatedAt = value;
    return this;
  }

  /** Returns what it promises. */
  public PolicyTerms terms() {
    return new PolicyTerms(
        couponName,
        couponCode,
        issueTypes,
        discount,
        minOrderAmount,
        quantity,
        issueWindow,
        validity,
        reservationTime,
        restoreRule,
        restoreGraceDays,
        latePaymentRule,
        trigger);
  }

  /** Returns the policy. */
  public CouponPolicy build() {
    return new CouponPolicy(
        policyId, terms(), issued, LocalDateTime.of(2023, 12, 31, 12, 0), deactivatedAt);
  }
}
