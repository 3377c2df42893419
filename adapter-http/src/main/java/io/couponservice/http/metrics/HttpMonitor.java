package io.couponservice.http.metrics;

import io.couponservice.http.correlation.Correlation;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.time.Duration;

/** Told of each request after its answer. Must not block or throw. */
@FunctionalInterface
public interface HttpMonitor {

  /**
   * A request was answered.
   *
   * @param request not null
   */
  void answered(Answered request);

  /**
   * A request with its answer.
   *
   * @param method such as {@code GET}, not null
   * @param route the path with its parameters in braces, {@code none} without a route
   * @param status 100 to 599
   * @param took from the first byte of the request on, not null
   * @param correlationId not null
   */
  record Answered(String method, String route, int status, Duration took, String correlationId) {}

  /**
   * Tells a monitor of every request.
   *
   * @param config of the server, not null
   * @param monitor not null
   */
  static void addTo(JavalinConfig config, HttpMonitor monitor) {
    config.requestLogger.http(
        (ctx, millis) ->
            monitor.answered(
                new Answered(
                    ctx.method().name(),
                    route(ctx),
                    ctx.statusCode(),
                    Duration.ofNanos(Math.round(millis * 1e6)),
                    Correlation.id(ctx))));
  }

  private static String route(Context ctx) {
    Endpoint matched = ctx.endpoints().matchedHttpEndpoint();
    return matched == null ? "none" : matched.path;
  }
}
