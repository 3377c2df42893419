package io.couponservice.http.contract;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether the service took what the document allows, and nothing else: a body that got past its
 * checks is valid, one that did not is not.
 */
final class RequestCheck {

  /** What a schema can't say, by what the service says about it. */
  private static final List<String> BEYOND_SCHEMAS =
      List.of(
          // To JSON Schema 1.0 and 1e3 are whole numbers.
          "must be a whole number, had a fraction",
          "the window ends before it starts",
          "must not be before issueStartsAt");

  private static final Set<Integer> READ = Set.of(200, 201, 202, 204, 404, 409, 422, 429);
  private static final int MALFORMED = 400;

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private RequestCheck() {}

  static List<String> violations(Operation operation, Exchange exchange) {
    if (READ.contains(exchange.status())) {
      List<String> violations = new ArrayList<>();
      parameters(operation, exchange, violations);
      violations.addAll(body(operation, exchange));
      return violations;
    }
    return exchange.status() == MALFORMED && !exchange.method().equals("HEAD")
        ? refused(operation, exchange)
        : List.of();
  }

  private static void parameters(Operation operation, Exchange exchange, List<String> violations) {
    for (Map.Entry<String, String> each : exchange.query()) {
      value(operation.parameter("query", each.getKey()), each.getValue())
          .forEach(violation -> violations.add("parameter " + each.getKey() + violation));
    }
    for (String name : List.of("Idempotency-Key", "X-Correlation-Id", "traceparent")) {
      JsonNode parameter = operation.parameter("header", name);
      // One that an operation does not know does no harm.
      if (exchange.header(name) != null && parameter != null) {
        value(parameter, exchange.header(name))
            .forEach(violation -> violations.add("header " + name + violation));
      }
    }
  }

  private static List<String> value(JsonNode parameter, String text) {
    return parameter == null
        ? List.of(" is not documented")
        : OpenApi.violations(parameter.get("schema"), Values.of(resolvedSchema(parameter), text));
  }

  private static JsonNode resolvedSchema(JsonNode parameter) {
    return OpenApi.resolved(parameter.get("schema"));
  }

  private static List<String> body(Operation operation, Exchange exchange) {
    JsonNode documented = operation.node().get("requestBody");
    if (exchange.body().size() == 0) {
      return documented != null && documented.path("required").asBoolean(false)
          ? List.of("a request without a body was taken")
          : List.of();
    }
    if (documented == null) {
      return List.of("a request with a body was taken");
    }
    JsonNode body;
    try {
      body =
          STRICT.readTree(
              StandardCharsets.UTF_8
                  .newDecoder()
                  .decode(ByteBuffer.wrap(exchange.body().array()))
                  .toString());
    } catch (CharacterCodingException | JacksonException e) {
      return List.of("the body is not JSON: " + e.getMessage());
    }
    return OpenApi.violations(documented.at("/content/application~1json/schema"), body).stream()
        .map(violation -> "request " + violation)
        .toList();
  }

  /** Each mistake that the service names is one to the document too. */
  private static List<String> refused(Operation operation, Exchange exchange) {
    List<String> violations = new ArrayList<>();
    boolean ofBody = false;
    for (JsonNode error : STRICT.readTree(exchange.answer()).path("errors")) {
      String field = error.get("field").stringValue();
      String detail = error.get("detail").stringValue();
      if (BEYOND_SCHEMAS.stream().anyMatch(detail::contains)) {
        return List.of();
      }
      if (field.equals("Idempotency-Key")) {
        if (value(operation.parameter("header", field), exchange.header(field)).isEmpty()) {
          violations.add("a valid Idempotency-Key was refused");
        }
      } else if (operation.node().has("requestBody")) {
        ofBody = true;
      } else {
        query(operation, exchange, field, violations);
      }
    }
    if (ofBody && body(operation, exchange).isEmpty()) {
      violations.add("a valid body was refused");
    }
    return violations;
  }

  private static void query(
      Operation operation, Exchange exchange, String name, List<String> violations) {
    List<String> values =
        exchange.query().stream()
            .filter(each -> each.getKey().equals(name))
            .map(Map.Entry::getValue)
            .toList();
    // A schema can't tell which cursors a list gave.
    boolean canTell = values.size() == 1 && !name.equals("cursor");
    if (canTell && value(operation.parameter("query", name), values.get(0)).isEmpty()) {
      violations.add("a valid parameter " + name + " was refused");
    }
  }
}
