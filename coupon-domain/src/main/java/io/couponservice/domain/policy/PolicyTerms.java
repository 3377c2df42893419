package io.couponservice.domain.policy;

import io.couponservice.domain.money.Won;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.EnumSet;
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
 *     to 525,600
 * @param restoreRule what becomes of a used coupon when its order is cancelled, not null
 * @param restoreGraceDays days of grace, 1 to 36,500; given exactly for {@link
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

  private static final long MAX_RESERVATION_MINUTES = 525_600;

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
    require(!issueTypes.isEmpty(), "issueTypes must name at least one");
    // In the order of the enum, so that all instances write it alike.
    issueTypes = Collections.unmodifiableSet(EnumSet.copyOf(issueTypes));
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
    require(
        restoreGraceDays == null
            || (restoreGraceDays >= 1 && restoreGraceDays <= Validity.MAX_DAYS),
        "restoreGraceDays is 1 to " + Validity.MAX_DAYS);
    long minutes = reservationTime.toMinutes();
    require(
        minutes >= 1
            && minutes <= MAX_RESERVATION_MINUTES
            && reservationTime.equals(Duration.ofMinutes(minutes)),
        "reservationMinutes is a whole number, 1 to " + MAX_RESERVATION_MINUTES);
    require(
        validity.until() == null || !validity.until().isBefore(issueWindow.startsAt()),
        "validUntil must not be before issueStartsAt: no coupon could be issued");
  }

  /**
   * Whether coupons are issued at a time: within the window, and not when they would be expired.
   *
   * @param now not null
   * @return true if so
   */
  public boolean issuesAt(LocalDateTime now) {
    return issueWindow.contains(now) && !now.isAfter(validity.expiryOf(now));
  }

  /**
   * The last second in which coupons are issued.
   *
   * @return never null
   */
  public LocalDateTime lastIssueSecond() {
    LocalDateTime end = issueWindow.endsAt();
    return validity.until() != null && validity.until().isBefore(end) ? validity.until() : end;
  }

  /**
   * The expiry date of a coupon that comes back with grace.
   *
   * @param cancelledAt when its order was cancelled, not null
   * @return the last second of the last day of grace, never null
   * @throws IllegalStateException if these terms have no grace
   */
  public LocalDateTime graceAfter(LocalDateTime cancelledAt) {
    if (restoreGraceDays == null) {
      throw new IllegalStateException("no grace under " + restoreRule);
    }
    return Validity.lastSecondAfter(cancelledAt, restoreGraceDays);
  }

  /** These terms with another name. */
  PolicyTerms named(String name) {
    return with(name, quantity, issueWindow);
  }

  /** These terms with another stock. */
  PolicyTerms stocked(Long total) {
    return with(couponName, new Quantity(total, quantity.perUser()), issueWindow);
  }

  /** These terms with another end of the issue window. */
  PolicyTerms issuedUntil(LocalDateTime endsAt) {
    return with(couponName, quantity, new IssueWindow(issueWindow.startsAt(), endsAt));
  }

  private PolicyTerms with(String name, Quantity amount, IssueWindow window) {
    return new PolicyTerms(
        name,
        couponCode,
        issueTypes,
        discount,
        minOrderAmount,
        amount,
        window,
        validity,
        reservationTime,
        restoreRule,
        restoreGraceDays,
        latePaymentRule,
        trigger);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
