package io.couponservice.http.contract;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Schemas of answers as tests want them. The document leaves them open, since fields may be added;
 * but what the service answers now, the document names.
 */
final class ClosedSchemas {

  private ClosedSchemas() {}

  static JsonNode of(JsonNode node) {
    JsonNode copy = node.deepCopy();
    close(copy);
    return copy;
  }

  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object && describesAnObject(object)) {
      // Unevaluated, so that it knows what others in the same place evaluate.
      object.put("unevaluatedProperties", false);
    }
    node.forEach(ClosedSchemas::close);
  }

  private static boolean describesAnObject(ObjectNode node) {
    JsonNode properties = node.get("properties");
    // A problem is what extends it that is closed: its code is narrowed from outside.
    boolean isProblem = properties != null && properties.has("instance");
    return properties != null && !isProblem && (node.has("type") || node.has("allOf"));
  }
}
