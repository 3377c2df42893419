package io.couponservice.http.metrics;

import io.couponservice.http.auth.Access;
import io.couponservice.http.exchange.Route;
import java.util.List;
import java.util.function.Supplier;

/** {@code /metrics}, for Prometheus. */
public final class MetricsRoute {

  private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final Supplier<String> figures;
  private final Access access;

  /**
   * With what it shows.
   *
   * @param figures the text format of Prometheus; must not block, not null
   * @param access who may see it, not null
   */
  public MetricsRoute(Supplier<String> figures, Access access) {
    this.figures = figures;
    this.access = access;
  }

  /**
   * The route.
   *
   * @return never null
   */
  public List<Route> routes() {
    return List.of(
        Route.get(
            "/metrics",
            access,
            ctx -> {
              ctx.contentType(CONTENT_TYPE);
              ctx.result(figures.get());
            }));
  }
}
