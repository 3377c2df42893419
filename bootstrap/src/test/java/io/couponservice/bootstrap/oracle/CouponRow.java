package io.couponservice.bootstrap.oracle;

import java.time.LocalDateTime;
import java.util.Optional;

/** A coupon as stored. */
public record CouponRow(
    long couponId,
    long policyId,
    long userId,
    Optional<String> couponCode,
    String couponName,
    String issueType,
    String status,
    LocalDateTime issuedAt,
    LocalDateTime expiryDate,
    Optional<String> reservationId) {

  String subject() {
    return "coupon " + couponId;
  }
}
