package io.couponservice.bootstrap.oracle;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/** A consumed event that was readable. */
record InboundEvent(
    InboundTopic topic,
    String eventId,
    String correlationId,
    String paymentId,
    String orderId,
    long userId,
    OptionalLong couponId,
    String reservationId,
    LocalDateTime happenedAt) {

  ProcessedEventRow asProcessed() {
    return new ProcessedEventRow(topic.topic(), eventId);
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
    return reservation.paymentId().equals(Optional.of(paymentId));
  }
}
