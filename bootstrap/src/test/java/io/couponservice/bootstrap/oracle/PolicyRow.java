package io.couponservice.bootstrap.oracle;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/** A policy as stored, as far as the oracle needs it. */
public record PolicyRow(
    long policyId,
    Optional<String> couponCode,
    String discountType,
    long discountValue,
    OptionalLong totalQuantity,
    int perUserLimit,
    String restoreRule,
    String latePaymentRule,
    long issued,
    Optional<LocalDateTime> deactivatedAt) {

  String subject() {
    return "policy " + policyId;
  }
}
