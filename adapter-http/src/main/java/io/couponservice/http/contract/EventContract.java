package io.couponservice.http.contract;

import io.couponservice.domain.event.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The AsyncAPI document, with the schemas of the events in it. */
final class EventContract {

  private static final String WHOLE = "/asyncapi/service.json";
  private static final String SCHEMA = "/schemas/%s/1.0.json";
  private static final String INNER = "#/$defs/";

  private EventContract() {}

  /**
   * Reads the document and the schemas.
   *
   * @return a new one each time
   */
  static ObjectNode document() {
    ObjectNode document = read(WHOLE);
    ObjectNode schemas = (ObjectNode) document.at("/components/schemas");
    for (EventType type : EventType.values()) {
      ObjectNode schema = read(SCHEMA.formatted(type.topic()));
      String title = schema.get("title").stringValue();
      // Of a schema of its own; here it is a part of a document.
      schema.remove("$schema");
      schema.remove("$id");
      lead(schema, "#/components/schemas/" + title + "/$defs/");
      schemas.set(title, schema);
    }
    return document;
  }

  /** Lets references within a schema lead to where that schema is. */
  private static void lead(JsonNode node, String to) {
    if (node instanceof ObjectNode object && object.path("$ref").asString("").startsWith(INNER)) {
      object.put("$ref", to + object.get("$ref").stringValue().substring(INNER.length()));
    }
    node.forEach(child -> lead(child, to));
  }

  private static ObjectNode read(String file) {
    try (InputStream stream = EventContract.class.getResourceAsStream(file)) {
      return (ObjectNode) JsonMapper.shared().readTree(Objects.requireNonNull(stream, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
