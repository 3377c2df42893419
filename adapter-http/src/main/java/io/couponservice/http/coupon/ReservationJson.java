package io.couponservice.http.coupon;

import io.couponservice.domain.coupon.Reservation;
import io.couponservice.http.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** A reservation as it is shown; what it does not have is left out. */
final class ReservationJson {

  private ReservationJson() {}

  static ObjectNode of(Reservation reservation) {
    ObjectNode json = Json.object();
    json.put("reservationId", reservation.reservationId());
    json.put("couponId", reservation.couponId());
    json.put("userId", reservation.userId());
    json.put("orderId", reservation.orderId());
    json.put("orderAmount", reservation.orderAmount().amount());
    json.put("discountAmount", reservation.discountAmount().amount());
    json.put("finalAmount", reservation.finalAmount().amount());
    json.put("reservedAt", Json.text(reservation.reservedAt()));
    json.put("expiresAt", Json.text(reservation.expiresAt()));
    json.put("status", reservation.status().name());
    if (reservation.reason() != null) {
      json.put("reason", reservation.reason().name());
    }
    if (reservation.closedAt() != null) {
      json.put("closedAt", Json.text(reservation.closedAt()));
    }
    if (reservation.paymentId() != null) {
      json.put("paymentId", reservation.paymentId());
      json.put("paidAt", Json.text(reservation.paidAt()));
    }
    if (reservation.orderCancelledAt() != null) {
      json.put("orderCancelledAt", Json.text(reservation.orderCancelledAt()));
    }
    return json;
  }
}
