package io.couponservice.bootstrap.oracle;

import java.time.LocalDateTime;
import java.util.Optional;

/** A reservation as stored. */
public record ReservationRow(
    String reservationId,
    long couponId,
    long userId,
    String orderId,
    long orderAmount,
    long discountAmount,
    LocalDateTime reservedAt,
    LocalDateTime expiresAt,
    String status,
    Optional<String> reason,
    Optional<String> paymentId) {

  String subject() {
    return "reservation " + reservationId + " of coupon " + couponId;
  }

  boolean confirmed() {
    return status.equals("CONFIRMED");
  }

  boolean cancelled() {
    return status.equals("CANCELLED");
  }
}
