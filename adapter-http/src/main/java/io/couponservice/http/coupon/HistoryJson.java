package io.couponservice.http.coupon;

import io.couponservice.application.coupon.HistoryEntry;
import io.couponservice.http.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A change of a coupon as it is shown; what it does not have is left out. */
final class HistoryJson {

  private HistoryJson() {}

  static ObjectNode of(HistoryEntry entry) {
    ObjectNode json = Json.object();
    json.put("at", entry.at().toString());
    json.put("trigger", entry.trigger().name());
    if (entry.from() != null) {
      json.put("from", entry.from().name());
    }
    json.put("to", entry.to().name());
    ArrayNode eventIds = json.putArray("eventIds");
    entry.eventIds().forEach(eventIds::add);
    json.put("correlationId", entry.correlationId());
    if (entry.causationId() != null) {
      json.put("causationId", entry.causationId());
    }
    json.put("actor", entry.actor());
    if (entry.verdict() != null) {
      json.put("verdict", entry.verdict().name());
    }
    if (entry.note() != null) {
      json.put("note", entry.note());
    }
    return json;
  }
}
