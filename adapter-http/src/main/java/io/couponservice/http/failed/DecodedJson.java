package io.couponservice.http.failed;

import io.couponservice.application.port.EventDecoder.Decoded;
import io.couponservice.domain.event.EventEnvelope;
import io.couponservice.domain.event.InboundEvent;
import io.couponservice.domain.event.OrderCancelledEvent;
import io.couponservice.domain.event.PaymentCompletedEvent;
import io.couponservice.domain.event.PaymentFailedEvent;
import io.couponservice.http.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** What a record says, as the service reads it by now. */
final class DecodedJson {

  private DecodedJson() {}

  static ObjectNode of(Decoded content) {
    ObjectNode json = Json.object();
    if (content instanceof Decoded.Event readable) {
      put(json, readable.event());
    } else if (content instanceof Decoded.Unreadable unreadable) {
      json.put("reason", unreadable.reason().name());
      json.put("message", unreadable.message());
    }
    return json;
  }

  private static void put(ObjectNode json, EventEnvelope<InboundEvent> event) {
    json.put("eventId", event.eventId());
    json.put("eventType", event.eventType().name());
    json.put("timestamp", event.timestamp().toString());
    json.put("correlationId", event.metadata().correlationId());
    json.put("source", event.metadata().source());
    json.put("version", event.metadata().version());
    putData(json.putObject("data"), event.data());
  }

  private static void putData(ObjectNode json, InboundEvent data) {
    json.put("orderId", data.orderId());
    json.put("userId", data.userId());
    json.put("couponId", data.couponId());
    if (data instanceof PaymentCompletedEvent completed) {
      json.put("paymentId", completed.paymentId());
      json.put("reservationId", completed.reservationId());
      json.put("amount", completed.amount().amount());
      json.put("paymentMethod", completed.paymentMethod());
      json.put("completedAt", Json.text(completed.completedAt()));
    } else if (data instanceof PaymentFailedEvent failed) {
      json.put("paymentId", failed.paymentId());
      json.put("reservationId", failed.reservationId());
      json.put("failureReason", failed.failureReason());
      json.put("failedAt", Json.text(failed.failedAt()));
    } else if (data instanceof OrderCancelledEvent cancelled) {
      json.put("cancelReason", cancelled.cancelReason());
      json.put("cancelledAt", Json.text(cancelled.cancelledAt()));
    }
  }
}
