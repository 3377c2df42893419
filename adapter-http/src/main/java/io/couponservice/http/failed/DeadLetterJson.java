package io.couponservice.http.failed;

import io.couponservice.application.failed.DeadLetter;
import io.couponservice.application.failed.DeadLetterGroup;
import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.failed.FailedEvent.Subject;
import io.couponservice.application.failed.FailedEventChange;
import io.couponservice.application.failed.Operation;
import io.couponservice.application.failed.ReadDeadLetters.Shown;
import io.couponservice.application.record.Header;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.http.json.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Dead letters as JSON. */
final class DeadLetterJson {

  private DeadLetterJson() {}

  /** Without its history. */
  static ObjectNode of(DeadLetter letter) {
    FailedEvent event = letter.event();
    InboundRecord record = event.record();
    ObjectNode json = Json.object();
    json.put("deadLetterId", event.deadLetterId());
    json.put("status", letter.status().name());
    json.put("topic", record.position().topic());
    json.put("partition", record.position().partition());
    json.put("offset", record.position().offset());
    json.put("timestamp", record.timestamp().toString());
    json.put("reason", event.reason());
    json.put("message", event.message());
    json.put("attempts", event.attempts());
    json.put("replays", letter.replays());
    json.put("failedAt", event.failedAt().toString());
    if (event.retryAt() != null) {
      json.put("retryAt", event.retryAt().toString());
    }
    putSubject(json, event);
    if (letter.undeliverable() != null) {
      json.put("undeliverable", letter.undeliverable());
    }
    BytesJson.put(json, "key", record.key());
    BytesJson.put(json, "payload", record.value());
    json.put("payloadBytes", letter.payloadBytes());
    putHeaders(json, record.headers());
    return json;
  }

  private static void putSubject(ObjectNode json, FailedEvent event) {
    Subject subject = event.subject();
    if (event.eventId() != null) {
      json.put("eventId", event.eventId());
    }
    if (subject.userId() != null) {
      json.put("userId", subject.userId());
    }
    if (subject.couponId() != null) {
      json.put("couponId", subject.couponId());
    }
    if (subject.orderId() != null) {
      json.put("orderId", subject.orderId());
    }
    if (subject.reservationId() != null) {
      json.put("reservationId", subject.reservationId());
    }
    if (subject.amount() != null) {
      json.put("amount", subject.amount());
    }
  }

  private static void putHeaders(ObjectNode json, List<Header> headers) {
    ArrayNode array = json.putArray("headers");
    for (Header header : headers) {
      ObjectNode entry = array.addObject();
      entry.put("name", header.name());
      BytesJson.put(entry, "value", header.value());
    }
  }

  /** With all that is known of it. */
  static ObjectNode of(Shown shown) {
    ObjectNode json = of(shown.letter());
    json.put("group", shown.letter().event().group());
    json.set("decoded", DecodedJson.of(shown.content()));
    ArrayNode history = json.putArray("history");
    shown.history().forEach(change -> history.add(change(change)));
    return json;
  }

  private static ObjectNode change(FailedEventChange change) {
    ObjectNode json = Json.object();
    json.put("at", change.at().toString());
    json.put("kind", change.kind().name());
    json.put("attempt", change.attempt());
    putText(json, "outcome", change.outcome());
    putText(json, "reason", change.reason());
    putText(json, "message", change.message());
    putText(json, "stack", change.stack());
    Operation operation = change.operation();
    if (operation != null) {
      json.put("actor", operation.actor());
      json.put("correlationId", operation.correlationId());
      putText(json, "note", operation.note());
      if (operation.jobId() != null) {
        json.put("jobId", operation.jobId());
      }
    }
    return json;
  }

  /** Leaves out null. */
  static void putText(ObjectNode json, String name, String text) {
    if (text != null) {
      json.put(name, text);
    }
  }

  static ObjectNode of(DeadLetterGroup group) {
    ObjectNode json = Json.object();
    json.put("topic", group.topic());
    json.put("reason", group.reason());
    json.put("count", group.count());
    json.put("amount", group.amount());
    json.put("oldestFailedAt", group.oldest().toString());
    json.put("newestFailedAt", group.newest().toString());
    return json;
  }
}
