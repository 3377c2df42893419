package io.couponservice.domain.coupon;

import io.couponservice.domain.money.Won;
import java.time.LocalDateTime;
import java.util.Objects;

/**
 * The hold that an order has on a coupon until it is paid. Immutable: a change gives a new value. A
 * closed reservation stays as history, since a payment may still come for it.
 *
 * @param reservationId its identity, not null
 * @param couponId the coupon that it is about
 * @param userId the coupon's owner
 * @param orderId the order, not null
 * @param orderAmount the order's amount before the discount, not null
 * @param discountAmount the discount that the order was promised, not null
 * @param reservedAt when it was made, not null
 * @param expiresAt when it times out, not null
 * @param status its state, not null
 * @param reason why it was cancelled, else null
 * @param closedAt when it was confirmed or cancelled, null while it is active
 * @param paymentId the payment that it accepted, null if none
 */
public record Reservation(
    String reservationId,
    long couponId,
    long userId,
    String orderId,
    Won orderAmount,
    Won discountAmount,
    LocalDateTime reservedAt,
    LocalDateTime expiresAt,
    ReservationStatus status,
    CancelReason reason,
    LocalDateTime closedAt,
    String paymentId) {

  /** Checks the invariants. */
  public Reservation {
    Objects.requireNonNull(reservationId, "reservationId");
    Objects.requireNonNull(orderId, "orderId");
    Objects.requireNonNull(orderAmount, "orderAmount");
    Objects.requireNonNull(discountAmount, "discountAmount");
    Objects.requireNonNull(reservedAt, "reservedAt");
    Objects.requireNonNull(expiresAt, "expiresAt");
    Objects.requireNonNull(status, "status");
    if ((status == ReservationStatus.ACTIVE) != (closedAt == null)
        || (status == ReservationStatus.CANCELLED) != (reason != null)
        || (status == ReservationStatus.CONFIRMED) != (paymentId != null)) {
      throw new IllegalStateException("reservation " + reservationId + " is broken: " + status);
    }
  }

  /**
   * What is left to pay.
   *
   * @return order amount less discount, never null
   */
  public Won finalAmount() {
    return orderAmount.minus(discountAmount);
  }

  /**
   * Whether this is the reservation that somebody means.
   *
   * @param coupon the coupon that they name
   * @param user the user that they name
   * @param order the order that they name, not null
   * @return true if all three agree
   */
  public boolean matches(long coupon, long user, String order) {
    return couponId == coupon && userId == user && orderId.equals(order);
  }

  /**
   * This reservation with the payment that it accepted.
   *
   * @param payment the payment's id, not null
   * @param paidAt when it was completed, not null
   * @return never null
   */
  Reservation confirmed(String payment, LocalDateTime paidAt) {
    return closed(ReservationStatus.CONFIRMED, null, paidAt, payment);
  }

  /**
   * This reservation, released.
   *
   * @param why not null
   * @param at when the cause happened, not null
   * @return never null
   */
  Reservation cancelled(CancelReason why, LocalDateTime at) {
    return closed(ReservationStatus.CANCELLED, why, at, null);
  }

  private Reservation closed(
      ReservationStatus next, CancelReason why, LocalDateTime at, String payment) {
    return new Reservation(
        reservationId,
        couponId,
        userId,
        orderId,
        orderAmount,
        discountAmount,
        reservedAt,
        expiresAt,
        next,
        why,
        at,
        payment);
  }
}
