package io.couponservice.bootstrap.endtoend;

import tools.jackson.databind.JsonNode;

/** Payment events about reservations, as the payment service sends them. */
final class SentPayments {

  private SentPayments() {}

  /** A payment that was completed in time. */
  static String completed(String eventId, JsonNode reservation) {
    return """
        {"eventId": "%1$s", "eventType": "PAYMENT_COMPLETED", "timestamp": "2026-01-01T10:05:00Z",
         "data": {"paymentId": "PAY-%2$s", "orderId": "%2$s", "userId": %3$d, "amount": 90000,
                  "couponId": %4$d, "reservationId": "%5$s", "paymentMethod": "CREDIT_CARD",
                  "completedAt": "2026-01-01T10:05:00"},
         "metadata": {"correlationId": "corr_%1$s", "source": "payment-service", "version": "1.0"}}
        """
        .formatted(
            eventId,
            reservation.get("orderId").stringValue(),
            reservation.get("userId").longValue(),
            reservation.get("couponId").longValue(),
            reservation.get("reservationId").stringValue());
  }
}
