package io.couponservice.http.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Whether an answer is one that the document has for its operation. */
final class AnswerCheck {

  private static final String PROBLEM = "application/problem+json";
  // Others are of HTTP and the server, not of the contract.
  private static final List<String> OURS =
      List.of(
          "X-Correlation-Id",
          "Location",
          "Retry-After",
          "Idempotency-Replayed",
          "WWW-Authenticate",
          "Allow");
  private static final Map<Integer, Set<String>> WITHOUT_OPERATION =
      Map.of(
          401, Set.of("UNAUTHORIZED"),
          404, Set.of("NOT_FOUND"),
          405, Set.of("METHOD_NOT_ALLOWED"));

  private AnswerCheck() {}

  static List<String> violations(Operation operation, Exchange exchange) {
    JsonNode response = operation.response(exchange.status());
    if (response == null) {
      return List.of("the status " + exchange.status() + " is not documented");
    }
    List<String> violations = new ArrayList<>();
    for (String name : OURS) {
      header(response.path("headers").get(name), name, exchange, violations);
    }
    if (!exchange.method().equals("HEAD")) {
      body(response.get("content"), exchange, violations);
    }
    return violations;
  }

  /** Of a request to what the document does not have. */
  static List<String> violations(Exchange exchange) {
    if (exchange.method().equals("HEAD") && WITHOUT_OPERATION.containsKey(exchange.status())) {
      return List.of();
    }
    Set<String> codes = WITHOUT_OPERATION.getOrDefault(exchange.status(), Set.of());
    JsonNode json = exchange.answer().startsWith("{") ? json(exchange) : null;
    return json != null && codes.contains(json.path("code").asString(""))
        ? OpenApi.violations(OpenApi.document().at("/components/schemas/Problem"), json)
        : List.of("the operation is not documented");
  }

  private static void header(
      JsonNode documented, String name, Exchange exchange, List<String> violations) {
    String value = exchange.answerHeaders().firstValue(name).orElse(null);
    JsonNode header = documented == null ? null : OpenApi.resolved(documented);
    if (header == null && value != null) {
      violations.add("the header " + name + " is not documented");
    } else if (header != null && value == null && header.path("required").asBoolean(false)) {
      violations.add("the header " + name + " is missing");
    } else if (header != null && value != null) {
      OpenApi.violations(header.get("schema"), Values.of(header.get("schema"), value))
          .forEach(each -> violations.add("header " + name + each));
    }
  }

  private static void body(JsonNode content, Exchange exchange, List<String> violations) {
    String type = exchange.answerHeaders().firstValue("Content-Type").orElse(null);
    if (content == null) {
      if (!exchange.answer().isEmpty()) {
        violations.add("a body is not documented");
      }
      return;
    }
    JsonNode media = type == null ? null : content.get(type.split(";", 2)[0]);
    if (media == null) {
      violations.add("the content type " + type + " is not documented");
      return;
    }
    JsonNode value =
        type.equals("application/json") || type.equals(PROBLEM)
            ? json(exchange)
            : JsonNodeFactory.instance.stringNode(exchange.answer());
    violations.addAll(OpenApi.violationsWhenClosed(media.get("schema"), value));
    if (type.equals(PROBLEM) && value.path("status").asInt(0) != exchange.status()) {
      violations.add("the problem is of another status");
    }
  }

  private static JsonNode json(Exchange exchange) {
    try {
      return JsonMapper.shared().readTree(exchange.answer());
    } catch (JacksonException e) {
      throw new AssertionError("not JSON: " + exchange.answer(), e);
    }
  }
}
