package io.couponservice.bootstrap.documents;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard of docs/operations/grafana. */
public final class Dashboard {

  private static final Path FILE =
      Path.of("..", "docs", "operations", "grafana", "coupon-service.json");

  private Dashboard() {}

  static JsonNode json() {
    return new JsonMapper().readTree(FILE);
  }

  /** The queries of all panels. */
  public static List<String> queries() {
    return json().get("panels").findValuesAsString("expr");
  }
}
