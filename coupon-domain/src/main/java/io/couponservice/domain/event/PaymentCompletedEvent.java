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
 * @param coupon the coupon and reservation, null if the order had none
 * @param paymentMethod how it was paid, null if not told: nothing depends on it
 * @param completedAt when it was completed, local, not null
 */
public record PaymentCompletedEvent(
    String paymentId,
    String orderId,
    long userId,
    Won amount,
    CouponRef coupon,
    String paymentMethod,
    LocalDateTime completedAt)
    implements InboundEvent {

  /** Checks for null. */
  public PaymentCompletedEvent {
    Objects.requireNonNull(paymentId, "paymentId");
    Objects.requireNonNull(orderId, "orderId");
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(completedAt, "completedAt");
  }

  @Override
  public EventType type() {
    return EventType.PAYMENT_COMPLETED;
  }
}
