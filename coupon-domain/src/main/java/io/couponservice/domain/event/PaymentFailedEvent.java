package io.couponservice.domain.event;

import java.time.LocalDateTime;
import java.util.Objects;

/**
 * A payment failed (결제가 실패했을 때 수신).
 *
 * @param paymentId the payment, not null
 * @param orderId the order, not null
 * @param userId who tried to pay
 * @param coupon the coupon and reservation, null if the order had none
 * @param failureReason why it failed, null if not told: nothing depends on it
 * @param failedAt when it failed, local, not null
 */
public record PaymentFailedEvent(
    String paymentId,
    String orderId,
    long userId,
    CouponRef coupon,
    String failureReason,
    LocalDateTime failedAt)
    implements InboundEvent {

  /** Checks for null. */
  public PaymentFailedEvent {
    Objects.requireNonNull(paymentId, "paymentId");
    Objects.requireNonNull(orderId, "orderId");
    Objects.requireNonNull(failedAt, "failedAt");
  }

  @Override
  public EventType type() {
    return EventType.PAYMENT_FAILED;
  }
}
