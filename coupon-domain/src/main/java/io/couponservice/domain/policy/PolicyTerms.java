package io.couponservice.domain.policy;

import io.couponservice.domain.money.Won;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * What a policy promises, apart from its identity and state.
 *
 * @param couponName what users see, not blank
 * @param couponCode the code to enter, or null; given exactly if {@link IssueType#CODE} is allowed
 * @param issueTypes the ways of issue that are allowed, at least one
 * @param discount what a coupon is worth, not null
 * @param minOrderAmount the least order amount, not null
 * @param quantity stock and limit per user, not null
 * @param issueWindow when coupons are issued, not null
 * @param validity how long a coupon is good for, not null
 * @param reservationTime how long an order holds a coupon before it must be paid, whole minutes, 1
 *     or more
 * @param restoreRule what becomes of a used coupon when its order is cancelled, not null
 * @param restoreGraceDays days of grace, 1 or more; given exactly for {@link
 *     RestoreRule#RESTORE_WITH_GRACE}, else null
 * @param latePaymentRule what becomes of a late payment, not null
 * @param trigger what issues a coupon by itself; given exactly if {@link IssueType#EVENT} is
 *     allowed, else null
 */
public record PolicyTerms(
    String couponName,
    CouponCode couponCode,
    Set<IssueType> issueTypes,
    Discount discount,
    Won minOrderAmount,
    Quantity quantity,
    IssueWindow issueWindow,
    Validity validity,
    Duration reservationTime,
    RestoreRule restoreRule,
    Integer restoreGraceDays,
    LatePaymentRule latePaymentRule,
    IssueTrigger trigger) {

  /**
   * Checks that the fields fit each other.
   *
   * @throws IllegalArgumentException if they do not; the message names the field
   */
  public PolicyTerms {
    Objects.requireNonNull(couponName, "couponName");
    Objects.requireNonNull(issueTypes, "issueTypes");
    Objects.requireNonNull(discount, "discount");
    Objects.requireNonNull(minOrderAmount, "minOrderAmount");
    Objects.requireNonNull(quantity, "quantity");
    Objects.requireNonNull(issueWindow, "issueWindow");
    Objects.requireNonNull(validity, "validity");
    Objects.requireNonNull(reservationTime, "reservationTime");
    Objects.requireNonNull(restoreRule, "restoreRule");
    Objects.requireNonNull(latePaymentRule, "latePaymentRule");
    require(!couponName.isBlank(), "couponName must not be blank");
    issueTypes = Set.copyOf(issueTypes);
    require(!issueTypes.isEmpty(), "issueTypes must name at least one");
    require(
        issueTypes.contains(IssueType.CODE) == (couponCode != null),
        "couponCode is given exactly if issueTypes has CODE");
    require(
        issueTypes.contains(IssueType.EVENT) == (trigger != null),
        "trigger is given exactly if issueTypes has EVENT");
    require(couponCode == null || !couponCode.value().isEmpty(), "couponCode must not be blank");
    require(
        (restoreRule == RestoreRule.RESTORE_WITH_GRACE) == (restoreGraceDays != null),
        "restoreGraceDays is given exactly if restoreRule is RESTORE_WITH_GRACE");
    require(restoreGraceDays == null || restoreGraceDays >= 1, "restoreGraceDays is 1 or more");
    long minutes = reservationTime.toMinutes();
    require(
        minutes >= 1 && reservationTime.equals(Duration.ofMinutes(minutes)),
        "reservationMinutes is a whole number, 1 or more");
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
