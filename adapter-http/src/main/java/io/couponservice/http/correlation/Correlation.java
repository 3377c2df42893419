package io.couponservice.http.correlation;

import io.couponservice.application.event.Cause;
import io.couponservice.application.port.Ids;
import io.couponservice.http.auth.AccessControl;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.regex.Pattern;

/** The correlation id and the trace of a request. */
public final class Correlation {

  /** Taken from a request if it is usable, and in every answer. */
  public static final String HEADER = "X-Correlation-Id";

  private static final String ID = Correlation.class.getName() + ".id";
  private static final Pattern USABLE_ID = Pattern.compile("[\\x20-\\x7E]{1,128}");

  private Correlation() {}

  /**
   * Gives every request its id, before anything else runs.
   *
   * @param routes not null
   * @param ids for requests that bring none, not null
   */
  public static void addTo(RoutesConfig routes, Ids ids) {
    routes.before(
        ctx -> {
          String id = idOf(ctx.header(HEADER), ids);
          ctx.attribute(ID, id);
          ctx.header(HEADER, id);
        });
  }

  /**
   * The id that a header gives.
   *
   * @param header null if there is none
   * @param ids for a new one, not null
   * @return the header if it is 1 to 128 printable ASCII characters, else a new id
   */
  public static String idOf(String header, Ids ids) {
    return header != null && !header.isBlank() && USABLE_ID.matcher(header).matches()
        ? header
        : ids.correlationId();
  }

  /**
   * The id of a request.
   *
   * @param ctx not null
   * @return never null
   */
  public static String id(Context ctx) {
    return ctx.attribute(ID);
  }

  /**
   * The request as the cause of what it changes.
   *
   * @param ctx not null
   * @return by the caller of the request, with the trace only if the header {@code traceparent} is
   *     well-formed
   */
  public static Cause cause(Context ctx) {
    return new Cause(id(ctx), null, ctx.header("traceparent"), AccessControl.callerOf(ctx).name());
  }
}
