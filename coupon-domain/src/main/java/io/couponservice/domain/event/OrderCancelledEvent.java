package io.couponservice.domain.event;

import java.time.LocalDateTime;
import java.util.Objects;

/**
 * An order was cancelled (주문이 취소되었을 때 수신).
 *
 * @param orderId the order, not null
 * @param userId who had ordered
 * @param couponId the coupon, null if the order had none
 * @param cancelReason why it was cancelled, null if not told: nothing depends on it
 * @param cancelledAt when it was cancelled, local, not null
 */
public record OrderCancelledEvent(
    String orderId, long userId, Long couponId, String cancelReason, LocalDateTime cancelledAt)
    implements InboundEvent {

  /** Checks for null. */
  public OrderCancelledEvent {
    Objects.requireNonNull(orderId, "orderId");
    Objects.requireNonNull(cancelledAt, "cancelledAt");
  }

  @Override
  public EventType type() {
    return EventType.ORDER_CANCELLED;
  }
}
