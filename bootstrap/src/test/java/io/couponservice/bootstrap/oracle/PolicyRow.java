package io.couponservice.bootstrap.oracle;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** A policy as stored, as far as the oracle needs it. */
public record PolicyRow(
    long policyId,
    Optional<String> couponCode,
    Set<String> issueTypes,
    String discountType,
    long discountValue,
    OptionalLong totalQuantity,
    int perUserLimit,
    OptionalInt validDays,
    Optional<LocalDateTime> validUntil,
    String restoreRule,
    OptionalInt graceDays,
    String latePaymentRule,
    Optional<String> triggerEventType,
    OptionalLong triggerMinAmount,
    long issued,
    Optional<LocalDateTime> deactivatedAt) {

  private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

  public PolicyRow {
    issueTypes = Set.copyOf(issueTypes);
  }

  boolean neverRestores() {
    return restoreRule.equals("NEVER");
  }

  boolean restoresWithGrace() {
    return restoreRule.equals("RESTORE_WITH_GRACE");
  }

  boolean rejectsLatePayment() {
    return latePaymentRule.equals("REJECT");
  }

  /** The last second in which a coupon issued then is good, unless grace extends it. */
  LocalDateTime expiryOf(LocalDateTime issuedAt) {
    return validUntil.orElseGet(() -> lastSecondAfter(issuedAt, validDays.orElse(0)));
  }

  /** The last second in which a coupon is good that a cancelled order gave back with grace. */
  LocalDateTime graceAfter(LocalDateTime cancelledAt) {
    return lastSecondAfter(cancelledAt, graceDays.orElse(0));
  }

  private static LocalDateTime lastSecondAfter(LocalDateTime start, int days) {
    return start.toLocalDate().plusDays(days).atTime(LAST_SECOND);
  }

  String subject() {
    return "policy " + policyId;
  }
}
