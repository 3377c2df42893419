package io.couponservice.http.health;

import io.couponservice.http.auth.Access;
import io.couponservice.http.exchange.Route;
import io.couponservice.http.json.Json;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /health}: 200 if all checks pass, else 503. */
public final class HealthRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(HealthRoutes.class);
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final HealthChecks checks;

  /**
   * With the checks.
   *
   * @param checks not null
   */
  public HealthRoutes(HealthChecks checks) {
    this.checks = checks;
  }

  /**
   * The routes.
   *
   * @return never null
   */
  public List<Route> routes() {
    return List.of(
        Route.get("/health/live", Access.OPEN, ctx -> reply(ctx, checks.live())),
        Route.get("/health/ready", Access.OPEN, ctx -> reply(ctx, checks.ready())));
  }

  private static void reply(Context ctx, Map<String, BooleanSupplier> checks) {
    ObjectNode results = Json.object();
    boolean up = true;
    for (Map.Entry<String, BooleanSupplier> check : checks.entrySet()) {
      boolean passed = passes(check.getKey(), check.getValue());
      results.put(check.getKey(), status(passed));
      up &= passed;
    }
    ObjectNode body = Json.object();
    body.put("status", status(up));
    body.set("checks", results);
    ctx.status(up ? OK : UNAVAILABLE);
    ctx.contentType("application/json");
    ctx.result(Json.bytes(body));
  }

  private static boolean passes(String name, BooleanSupplier check) {
    try {
      return check.getAsBoolean();
    } catch (RuntimeException e) {
      LOG.warn("the health check {} failed", name, e);
      return false;
    }
  }

  private static String status(boolean up) {
    return up ? "UP" : "DOWN";
  }
}
