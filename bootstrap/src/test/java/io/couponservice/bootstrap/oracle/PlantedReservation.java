package io.couponservice.bootstrap.oracle;

import java.time.LocalDateTime;
import java.util.Optional;

/** Changes of a reservation's row. */
final class PlantedReservation {

  private PlantedReservation() {}

  static ReservationRow closed(ReservationRow row, String why, LocalDateTime at) {
    return with(
        row,
        "CANCELLED",
        Optional.of(why),
        Optional.of(at),
        row.paymentId(),
        row.paidAt(),
        row.orderCancelledAt());
  }

  /** Used for a payment; what closed it before stays. */
  static ReservationRow confirmed(ReservationRow row, String payment, LocalDateTime at) {
    return with(
        row,
        "CONFIRMED",
        row.reason(),
        row.closedAt().or(() -> Optional.of(at)),
        Optional.of(payment),
        Optional.of(at),
        row.orderCancelledAt());
  }

  /** Paid, which does nothing else. */
  static ReservationRow accepted(ReservationRow row, String payment, LocalDateTime at) {
    return with(
        row,
        row.status(),
        row.reason(),
        row.closedAt(),
        Optional.of(payment),
        Optional.of(at),
        row.orderCancelledAt());
  }

  static ReservationRow ofCancelledOrder(ReservationRow row, LocalDateTime at) {
    return with(
        row,
        row.status(),
        row.reason(),
        row.closedAt(),
        row.paymentId(),
        row.paidAt(),
        Optional.of(at));
  }

  private static ReservationRow with(
      ReservationRow row,
      String status,
      Optional<String> reason,
      Optional<LocalDateTime> closedAt,
      Optional<String> paymentId,
      Optional<LocalDateTime> paidAt,
      Optional<LocalDateTime> orderCancelledAt) {
    return new ReservationRow(
        row.reservationId(),
        row.couponId(),
        row.userId(),
        row.orderId(),
        row.orderAmount(),
        row.discountAmount(),
        row.reservedAt(),
        row.expiresAt(),
        status,
        reason,
        closedAt,
        paymentId,
        paidAt,
        orderCancelledAt);
  }
}
