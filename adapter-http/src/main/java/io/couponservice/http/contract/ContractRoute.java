package io.couponservice.http.contract;

import io.couponservice.http.auth.Access;
import io.couponservice.http.exchange.Route;
import io.couponservice.http.json.Json;
import java.util.List;

/** {@code /openapi.json} and {@code /asyncapi.json}, for whoever writes a client. */
public final class ContractRoute {

  private final byte[] http = Json.bytes(ApiContract.document());
  private final byte[] events = Json.bytes(EventContract.document());

  /** Reads the documents, once. */
  public ContractRoute() {}

  /**
   * The routes.
   *
   * @return never null
   */
  public List<Route> routes() {
    return List.of(route("/openapi.json", http), route("/asyncapi.json", events));
  }

  private static Route route(String path, byte[] document) {
    return Route.get(
        path,
        Access.OPEN,
        ctx -> {
          ctx.contentType("application/json");
          ctx.result(document);
        });
  }
}
