package io.couponservice.bootstrap.demo;

import tools.jackson.databind.JsonNode;

/**
 * A record as somebody sees it who only knows the topics.
 *
 * @param topic not null
 * @param key empty if there is none
 * @param json the value, null if it is no JSON
 */
record SeenEvent(String topic, String key, JsonNode json) {

  /** What the event is about, as it is written. */
  String data() {
    return json == null ? "(unreadable)" : json.path("data").toString();
  }

  /** A text of the data, empty if there is none. */
  String text(String field) {
    return json == null ? "" : json.path("data").path(field).asString("");
  }
}
