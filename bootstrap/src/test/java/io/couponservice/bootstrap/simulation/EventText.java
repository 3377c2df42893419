package io.couponservice.bootstrap.simulation;

import io.couponservice.application.record.Bytes;
import io.couponservice.domain.coupon.Reservation;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** The events that payment and order services send. */
final class EventText {

  private EventText() {}

  static Bytes paymentCompleted(
      String eventId, String paymentId, Reservation of, long amount, LocalDateTime at) {
    return event(
        eventId,
        "PAYMENT_COMPLETED",
        "\"paymentId\":\"%s\",\"orderId\":\"%s\",\"userId\":%d,\"amount\":%d,\"couponId\":%d,"
                .formatted(paymentId, of.orderId(), of.userId(), amount, of.couponId())
            + "\"reservationId\":\"%s\",\"paymentMethod\":\"CARD\",\"completedAt\":\"%s\""
                .formatted(of.reservationId(), text(at)));
  }

  static Bytes paymentWithoutCoupon(
      String eventId,
      String paymentId,
      String orderId,
      long userId,
      long amount,
      LocalDateTime at) {
    return event(
        eventId,
        "PAYMENT_COMPLETED",
        "\"paymentId\":\"%s\",\"orderId\":\"%s\",\"userId\":%d,\"amount\":%d,"
                .formatted(paymentId, orderId, userId, amount)
            + "\"couponId\":null,\"paymentMethod\":\"CARD\",\"completedAt\":\"%s\""
                .formatted(text(at)));
  }

  static Bytes paymentFailed(String eventId, String paymentId, Reservation of, LocalDateTime at) {
    return event(
        eventId,
        "PAYMENT_FAILED",
        "\"paymentId\":\"%s\",\"orderId\":\"%s\",\"userId\":%d,\"couponId\":%d,"
                .formatted(paymentId, of.orderId(), of.userId(), of.couponId())
            + "\"reservationId\":\"%s\",\"failureReason\":\"NO_BALANCE\",\"failedAt\":\"%s\""
                .formatted(of.reservationId(), text(at)));
  }

  static Bytes orderCancelled(
      String eventId, String orderId, long userId, long couponId, LocalDateTime at) {
    return event(
        eventId,
        "ORDER_CANCELLED",
        "\"orderId\":\"%s\",\"userId\":%d,\"couponId\":%d,\"cancelReason\":\"CUSTOMER_REQUEST\","
                .formatted(orderId, userId, couponId)
            + "\"cancelledAt\":\"%s\"".formatted(text(at)));
  }

  private static Bytes event(String eventId, String type, String data) {
    return Bytes.utf8(
        "{\"eventId\":\"%s\",\"eventType\":\"%s\",\"timestamp\":\"2024-01-01T10:05:00Z\",\"data\":{"
                .formatted(eventId, type)
            + data
            + "},\"metadata\":{\"correlationId\":\"corr_%s\",\"source\":\"shop\",\"version\":\"1.0\"}}"
                .formatted(eventId));
  }

  private static String text(LocalDateTime at) {
    return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(at);
  }
}
