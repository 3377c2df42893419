package io.couponservice.bootstrap.oracle;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A consumed event that was readable.
 *
 * @param paymentId and {@code amount} and {@code reservationId} as far as the topic has them
 * @param couponId empty when the event is none of the service's business
 */
record InboundEvent(
    InboundTopic topic,
    String eventId,
    String correlationId,
    Optional<String> paymentId,
    String orderId,
    long userId,
    OptionalLong amount,
    OptionalLong couponId,
    Optional<String> reservationId,
    LocalDateTime happenedAt) {

  ProcessedEventRow asProcessed() {
    return new ProcessedEventRow(topic.topic(), eventId);
  }

  OrderOfCoupon order() {
    return new OrderOfCoupon(couponId.orElse(-1), orderId);
  }

  String subject() {
    return asProcessed().subject();
  }

  /** Whether the reservation is of the coupon, user and order that this event names. */
  boolean isAbout(ReservationRow reservation) {
    return couponId.equals(OptionalLong.of(reservation.couponId()))
        && userId == reservation.userId()
        && orderId.equals(reservation.orderId());
  }

  boolean hasPaid(ReservationRow reservation) {
    return paymentId.isPresent() && reservation.paymentId().equals(paymentId);
  }
}
