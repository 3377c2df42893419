package io.couponservice.persistence.coupon;

import io.couponservice.domain.coupon.CancelReason;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.coupon.ReservationStatus;
import io.couponservice.domain.money.Won;
import java.time.LocalDateTime;

/** Reservations to store, of user 77 and order {@code ORDER-1} unless said otherwise. */
public final class SampleReservations {

  static final LocalDateTime RESERVED = LocalDateTime.parse("2026-03-02T09:00:00");
  static final LocalDateTime EXPIRES = LocalDateTime.parse("2026-03-02T09:30:00");

  /** When those are closed that are. */
  public static final LocalDateTime CLOSED = LocalDateTime.parse("2026-03-02T10:00:00");

  private static final LocalDateTime PAID = LocalDateTime.parse("2026-03-02T10:00:01");
  private static final LocalDateTime CANCELLED = LocalDateTime.parse("2026-03-02T10:00:02");

  private SampleReservations() {}

  static Reservation active(String id, long couponId) {
    return with(id, couponId, "ORDER-1", ReservationStatus.ACTIVE, null, null, null, null, null);
  }

  /** Released, because its payment failed. */
  public static Reservation cancelled(String id, long couponId, String orderId) {
    return with(
        id,
        couponId,
        orderId,
        ReservationStatus.CANCELLED,
        CancelReason.PAYMENT_FAILED,
        CLOSED,
        null,
        null,
        null);
  }

  /** Released, after that paid for, and its order cancelled. */
  static Reservation cancelledAndPaid(String id, long couponId, String payment) {
    return with(
        id,
        couponId,
        "ORDER-1",
        ReservationStatus.CANCELLED,
        CancelReason.RESERVATION_TIMEOUT,
        CLOSED,
        payment,
        PAID,
        CANCELLED);
  }

  /** Paid for. */
  public static Reservation confirmed(String id, long couponId) {
    return with(
        id, couponId, "ORDER-1", ReservationStatus.CONFIRMED, null, CLOSED, "PAY-1", PAID, null);
  }

  /** Paid for, after it was released. */
  static Reservation confirmedLate(String id, long couponId) {
    return with(
        id,
        couponId,
        "ORDER-1",
        ReservationStatus.CONFIRMED,
        CancelReason.RESERVATION_TIMEOUT,
        CLOSED,
        "PAY-1",
        PAID,
        CANCELLED);
  }

  private static Reservation with(
      String id,
      long couponId,
      String orderId,
      ReservationStatus status,
      CancelReason reason,
      LocalDateTime closedAt,
      String paymentId,
      LocalDateTime paidAt,
      LocalDateTime orderCancelledAt) {
    return new Reservation(
        id,
        couponId,
        77,
        orderId,
        new Won(Long.MAX_VALUE),
        new Won(5_000),
        RESERVED,
        EXPIRES,
        status,
        reason,
        closedAt,
        paymentId,
        paidAt,
        orderCancelledAt);
  }
}
