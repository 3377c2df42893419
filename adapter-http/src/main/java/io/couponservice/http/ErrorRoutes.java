package io.couponservice.http;

import io.couponservice.http.auth.AccessControl;
import io.couponservice.http.problem.ProblemResponse;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.RequestTimeoutResponse;

/** What is answered when a handler throws, or when there is none. */
final class ErrorRoutes {

  private ErrorRoutes() {}

  static void addTo(JavalinConfig config) {
    config.routes.exception(Exception.class, (thrown, ctx) -> ProblemResponse.write(ctx, thrown));
    // Javalin has a mapping of its own for these, which is nearer than the one above.
    config.routes.exception(HttpResponseException.class, ErrorRoutes::ofJavalin);
    config.routes.error(
        HttpStatus.REQUEST_TIMEOUT,
        ctx -> ProblemResponse.write(ctx, new RequestTimeoutResponse()));
    config.router.javaLangErrorHandler(ProblemResponse::write);
  }

  private static void ofJavalin(HttpResponseException thrown, Context ctx) {
    // No route: without a token, nobody can tell that from a route that is not for them.
    if (!AccessControl.isKnown(ctx)) {
      ProblemResponse.write(ctx, AccessControl.unknownCaller());
      return;
    }
    if (thrown instanceof MethodNotAllowedResponse) {
      ctx.header("Allow", String.join(", ", thrown.getDetails().values()));
    }
    ProblemResponse.write(ctx, thrown);
  }
}
