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
 * @param reason why it was released last, null if it never was; a payment that only comes late
 *     leaves it
 * @param closedAt when it was paid or released last, null while it is active; a payment that only
 *     comes late leaves it
 * @param paymentId the payment that it accepted, null if none
 * @param paidAt when that payment was completed, null if none was accepted
 * @param orderCancelledAt the earliest time at which its order is said to have been cancelled, null
 *     if it was not
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
    String paymentId,
    LocalDateTime paidAt,
    LocalDateTime orderCancelledAt) {

  /**
   * Checks the invariants.
   *
   * @throws IllegalStateException if what is known of its end does not fit its status
   */
  public Reservation {
    Objects.requireNonNull(reservationId, "reservationId");
    Objects.requireNonNull(orderId, "orderId");
    Objects.requireNonNull(orderAmount, "orderAmount");
    Objects.requireNonNull(discountAmount, "discountAmount");
    Objects.requireNonNull(reservedAt, "reservedAt");
    Objects.requireNonNull(expiresAt, "expiresAt");
    Objects.requireNonNull(status, "status");
    boolean paid = paymentId != null;
    boolean fits =
        switch (status) {
          case ACTIVE -> closedAt == null && reason == null && !paid && orderCancelledAt == null;
          case CONFIRMED -> closedAt != null && paid;
          case CANCELLED -> closedAt != null && reason != null;
        };
    if (!fits || paid != (paidAt != null)) {
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
   * Whether it holds its coupon although its time is over.
   *
   * @param now not null
   * @return true if it is active, from the second at which it expires
   */
  public boolean timedOut(LocalDateTime now) {
    return status == ReservationStatus.ACTIVE && !now.isBefore(expiresAt);
  }

  /** This reservation with the payment that it accepted, its coupon used. */
  Reservation confirmed(String payment, LocalDateTime at) {
    return with(
        ReservationStatus.CONFIRMED,
        reason,
        closedAt == null ? at : closedAt,
        payment,
        at,
        orderCancelledAt);
  }

  /** This closed reservation with the payment that it accepted, which does nothing else. */
  Reservation accepted(String payment, LocalDateTime at) {
    return with(status, reason, closedAt, payment, at, orderCancelledAt);
  }

  /** This reservation, released. What it accepted stays. */
  Reservation cancelled(CancelReason why, LocalDateTime at) {
    return with(ReservationStatus.CANCELLED, why, at, paymentId, paidAt, orderCancelledAt);
  }

  /** This reservation, released because its order was cancelled. */
  Reservation cancelledWithOrder(LocalDateTime at) {
    return with(
        ReservationStatus.CANCELLED, CancelReason.ORDER_CANCELLED, at, paymentId, paidAt, at);
  }

  /** This closed reservation, knowing of its order. */
  Reservation withOrderCancelledAt(LocalDateTime at) {
    return with(status, reason, closedAt, paymentId, paidAt, at);
  }

  private Reservation with(
      ReservationStatus next,
      CancelReason why,
      LocalDateTime closed,
      String payment,
      LocalDateTime paid,
      LocalDateTime orderCancelled) {
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
        closed,
        payment,
        paid,
        orderCancelled);
  }
}
