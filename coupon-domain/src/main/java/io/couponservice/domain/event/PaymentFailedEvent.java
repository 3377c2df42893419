package io.couponservice.domain.event;

import java.time.LocalDateTime;
import java.util.Objects;

/**
 * A payment failed (결제가 실패했을 때 수신).
 *
 * @param paymentId the payment, not null
 * @param orderId the order, not null
 * @param userId who tried to pay
 * @param couponId the coupon, null if the order had none
 * @param reservationId its reservation; null exactly if there is no coupon
 * @param failureReason why it failed, null if not told: nothing depends on it
 * @param failedAt when it failed, local, not null
 */
public record PaymentFailedEvent(
    String paymentId,
    String orderId,
    long userId,
    Long couponId,
    String reservationId,
    String failureReason,
    LocalDateTime failedAt)
    implements InboundEvent {

  /** Checks for null, and that a coupon has its reservation. */
  public PaymentFailedEvent {
    Objects.requireNonNull(paymentId, "paymentId");
    Objects.requireNonNull(orderId, "orderId");
    Objects.requireNonNull(failedAt, "failedAt");
    if ((couponId == null) != (reservationId == null)) {
      throw new IllegalArgumentException("couponId and reservationId are given together");
    }
  }

  @Override
  public EventType type() {
    return EventType.PAYMENT_FAILED;
  }
}
