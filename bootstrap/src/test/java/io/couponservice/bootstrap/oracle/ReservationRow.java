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
    Optional<LocalDateTime> closedAt,
    Optional<String> paymentId,
    Optional<LocalDateTime> paidAt,
    Optional<LocalDateTime> orderCancelledAt) {

  String subject() {
    return "reservation " + reservationId + " of coupon " + couponId;
  }

  OrderOfCoupon order() {
    return new OrderOfCoupon(couponId, orderId);
  }

  boolean active() {
    return status.equals("ACTIVE");
  }

  boolean confirmed() {
    return status.equals("CONFIRMED");
  }

  boolean cancelled() {
    return status.equals("CANCELLED");
  }

  /** Whether it records a use by hand: one that an order made lasts at least a minute. */
  boolean manual() {
    return reservedAt.equals(expiresAt);
  }
}
