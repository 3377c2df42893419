package io.couponservice.http.contract;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The values of parameters and headers, which are text, as their schemas want them. */
final class Values {

  private Values() {}

  static JsonNode of(JsonNode schema, String text) {
    if (schema.path("type").asString("").equals("integer") && text.matches("-?\\d{1,18}")) {
      return JsonNodeFactory.instance.numberNode(Long.parseLong(text));
    }
    return JsonNodeFactory.instance.stringNode(text);
  }
}
