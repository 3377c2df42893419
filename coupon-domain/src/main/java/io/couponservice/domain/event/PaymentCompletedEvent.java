package io.couponservice.domain.event;

import io.couponservice.domain.money.Won;
import java.time.LocalDateTime;
import java.util.Objects;

/**
 * A payment was completed (결제가 완료되었을 때 수신).
 *
 * @param paymentId the payment, not null
 * @param orderId the order that was paid, not null
 * @param userId who paid
 * @param amount what was paid, not null
 * @param couponId the coupon, null if the order had none
 * @param reservationId its reservation; null exactly if there is no coupon
 * @param paymentMethod how it was paid, null if not told: nothing depends on it
 * @param completedAt when it was completed, local, not null
 */
public record PaymentCompletedEvent(
    String paymentId,
    String orderId,
    long userId,
    Won amount,
    Long couponId,
    String reservationId,
    String paymentMethod,
    LocalDateTime completedAt)
    implements InboundEvent {

  /** Checks for null, and that a coupon has its reservation. */
  public PaymentCompletedEvent {
    Objects.requireNonNull(paymentId, "paymentId");
    Objects.requireNonNull(orderId, "orderId");
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(completedAt, "completedAt");
    if ((couponId == null) != (reservationId == null)) {
      throw new IllegalArgumentException("couponId and reservationId are given together");
    }
  }

  @Override
  public EventType type() {
    return EventType.PAYMENT_COMPLETED;
  }
}
