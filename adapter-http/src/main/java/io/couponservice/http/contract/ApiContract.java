package io.couponservice.http.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document, put together from its parts: each brings paths and components. */
final class ApiContract {

  private static final String WHOLE = "service";
  private static final List<String> PARTS =
      List.of(
          "policies", "coupons", "reservations", "dead-letters", "audit", "alarms", "operation");

  private ApiContract() {}

  /**
   * Reads the parts.
   *
   * @return a new one each time
   * @throws IllegalStateException if two parts bring the same
   */
  static ObjectNode document() {
    ObjectNode document = part(WHOLE);
    ObjectNode paths = document.putObject("paths");
    ObjectNode components = (ObjectNode) document.get("components");
    for (String name : PARTS) {
      ObjectNode part = part(name);
      add(paths, part.get("paths"));
      for (Map.Entry<String, JsonNode> kind : part.get("components").properties()) {
        add((ObjectNode) components.get(kind.getKey()), kind.getValue());
      }
    }
    return document;
  }

  private static void add(ObjectNode whole, JsonNode part) {
    for (Map.Entry<String, JsonNode> entry : part.properties()) {
      if (whole.replace(entry.getKey(), entry.getValue()) != null) {
        throw new IllegalStateException("two parts of the contract have " + entry.getKey());
      }
    }
  }

  private static ObjectNode part(String name) {
    String file = "/openapi/" + name + ".json";
    try (InputStream stream = ApiContract.class.getResourceAsStream(file)) {
      return (ObjectNode) JsonMapper.shared().readTree(Objects.requireNonNull(stream, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
