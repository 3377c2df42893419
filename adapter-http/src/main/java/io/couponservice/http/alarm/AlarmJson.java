package io.couponservice.http.alarm;

import io.couponservice.application.alarm.AlarmStatus;
import io.couponservice.http.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** An alarm as others see it. */
public final class AlarmJson {

  private AlarmJson() {}

  /**
   * Adds the fields of an alarm.
   *
   * @param json to add them to, not null
   * @param status not null
   */
  public static void put(ObjectNode json, AlarmStatus status) {
    json.put("name", status.name().text());
    json.put("state", status.state().name());
    json.put(
        "value", status.value().isPresent() ? Double.valueOf(status.value().getAsDouble()) : null);
    json.put("threshold", status.threshold());
    json.put("since", status.since().toString());
  }

  static ObjectNode of(AlarmStatus status) {
    ObjectNode json = Json.object();
    put(json, status);
    return json;
  }
}
