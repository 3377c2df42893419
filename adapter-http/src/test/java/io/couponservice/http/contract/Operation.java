package io.couponservice.http.contract;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * One operation of the document.
 *
 * @param method in upper case
 * @param path with parameters in braces
 * @param node what the document says about it
 */
public record Operation(String method, String path, JsonNode node) {

  /** The least role, {@code OPEN} for none. */
  public String role() {
    return node.get("x-role").stringValue();
  }

  /** What clients know it by. */
  public String id() {
    return node.get("operationId").stringValue();
  }

  /** The problem codes that it has for some statuses. */
  public Set<String> codes(int... statuses) {
    Set<String> codes = new TreeSet<>();
    for (int status : statuses) {
      JsonNode response = response(status);
      if (response != null) {
        response
            .at("/content/application~1problem+json/schema/properties/code/enum")
            .forEach(code -> codes.add(code.stringValue()));
      }
    }
    return codes;
  }

  boolean matches(String sentMethod, String sentPath) {
    // Every GET answers HEAD.
    String wanted = sentMethod.equals("HEAD") ? "GET" : sentMethod;
    List<String> template = List.of(path.split("/", -1));
    List<String> sent = List.of(sentPath.split("/", -1));
    if (!method.equals(wanted) || template.size() != sent.size()) {
      return false;
    }
    for (int i = 0; i < sent.size(); i++) {
      if (!template.get(i).startsWith("{") && !template.get(i).equals(sent.get(i))) {
        return false;
      }
    }
    return true;
  }

  long wildcards() {
    return path.chars().filter(c -> c == '{').count();
  }

  /** A parameter, null if it has none of this name. */
  JsonNode parameter(String in, String name) {
    return StreamSupport.stream(node.path("parameters").spliterator(), false)
        .map(OpenApi::resolved)
        .filter(each -> each.get("in").stringValue().equals(in))
        .filter(each -> each.get("name").stringValue().equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }

  /** What it says about a status, null if nothing. */
  JsonNode response(int status) {
    JsonNode response = node.get("responses").get(Integer.toString(status));
    return response == null ? null : OpenApi.resolved(response);
  }
}
