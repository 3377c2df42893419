package io.couponservice.domain.coupon;

import io.couponservice.domain.money.Won;
import java.time.LocalDateTime;

/**
 * Reservations for tests. What is not said is as in the published samples: RESV-2024-0001 of coupon
 * 1001 for ORDER-2024-0001 over 100,000 won, from 10:00 to 10:30.
 */
public final class ReservationBuilder {

  private String reservationId = "RESV-2024-0001";
  private long couponId = 1001;
  private long userId = 12345;
  private String orderId = "ORDER-2024-0001";
  private Won orderAmount = new Won(100_000);
  private Won discountAmount = new Won(10_000);
  private LocalDateTime expiresAt = LocalDateTime.of(2024, 1, 1, 10, 30);
  private ReservationStatus status = ReservationStatus.ACTIVE;
  private CancelReason reason;
  private LocalDateTime closedAt;
  private String paymentId;
  private LocalDateTime paidAt;
  private LocalDateTime orderCancelledAt;

  private ReservationBuilder() {}

  /** Returns a builder of the reservation of the samples, active. */
  public static ReservationBuilder reservation() {
    return new ReservationBuilder();
  }

  /** Sets its identity. */
  public ReservationBuilder id(String value) {
    reservationId = value;
    return this;
  }

  /** Sets the coupon. */
  public ReservationBuilder couponId(long value) {
    couponId = value;
    return this;
  }

  /** Sets the coupon's owner. */
  public ReservationBuilder userId(long value) {
    userId = value;
    return this;
  }

  /** Sets the order. */
  public ReservationBuilder orderId(String value) {
    orderId = value;
    return this;
  }

  /** Sets the order's amount and the discount on it. */
  public ReservationBuilder amounts(long order, long discount) {
    orderAmount = new Won(order);
    discountAmount = new Won(discount);
    return this;
  }

  /** Sets when it times out. */
  public ReservationBuilder expiresAt(LocalDateTime value) {
    expiresAt = value;
    return this;
  }

  /** Makes it confirmed by a payment of 10:05. */
  public ReservationBuilder confirmedBy(String payment) {
    return in(ReservationStatus.CONFIRMED, null, LocalDateTime.of(2024, 1, 1, 10, 5), payment);
  }

  /** Makes it cancelled at 10:10 since the payment failed. */
  public ReservationBuilder cancelled() {
    return in(
        ReservationStatus.CANCELLED,
        CancelReason.PAYMENT_FAILED,
        LocalDateTime.of(2024, 1, 1, 10, 10),
        null);
  }

  /** Sets the state, whether its parts fit or not. */
  ReservationBuilder in(
      ReservationStatus newStatus, CancelReason why, LocalDateTime at, String payment) {
    status = newStatus;
    reason = why;
    closedAt = at;
    return paid(payment, payment == null ? null : at);
  }

  /** Sets the payment that it accepted and its time, null for none. */
  public ReservationBuilder paid(String payment, LocalDateTime at) {
    paymentId = payment;
    paidAt = at;
    return this;
  }

  /** Sets when its order was cancelled, null if it was not. */
  public ReservationBuilder orderCancelledAt(LocalDateTime value) {
    orderCancelledAt = value;
    return this;
  }

  /** Returns the reservation. */
  public Reservation build() {
    return new Reservation(
        reservationId,
        couponId,
        userId,
        orderId,
        orderAmount,
        discountAmount,
        LocalDateTime.of(2024, 1, 1, 10, 0),
        expiresAt,
        status,
        reason,
        closedAt,
        paymentId,
        paidAt,
        orderCancelledAt);
  }
}
