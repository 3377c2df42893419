package io.couponservice.http.auth;

import io.couponservice.http.problem.ErrorCode;
import io.couponservice.http.problem.Problem;
import io.couponservice.http.problem.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.security.RouteRole;
import java.util.Objects;
import java.util.Set;

/** Checks every request before its handler runs. */
public final class AccessControl {

  private static final String CALLER = AccessControl.class.getName() + ".caller";

  private final Tokens tokens;

  private AccessControl(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * Puts the check in front of all routes.
   *
   * @param routes not null
   * @param tokens who is let in, not null
   */
  public static void addTo(RoutesConfig routes, Tokens tokens) {
    AccessControl control = new AccessControl(tokens);
    routes.before(control::identify);
    routes.beforeMatched(AccessControl::check);
  }

  /**
   * Whether a request carries a valid token.
   *
   * @param ctx after the check, not null
   * @return false if it does not
   */
  public static boolean isKnown(Context ctx) {
    return ctx.attribute(CALLER) != null;
  }

  /**
   * Who sent a request.
   *
   * @param ctx of a route that is not open, after the check, not null
   * @return never null
   */
  public static Caller callerOf(Context ctx) {
    return Objects.requireNonNull(ctx.attribute(CALLER), "the route is open to everybody");
  }

  /**
   * What a request without a valid token gets, whatever it asks for.
   *
   * @return never null
   */
  public static Problem unknownCaller() {
    return Problem.of(ErrorCode.UNAUTHORIZED, "give a valid token: Authorization: Bearer TOKEN");
  }

  private void identify(Context ctx) {
    tokens.caller(ctx.header("Authorization")).ifPresent(caller -> ctx.attribute(CALLER, caller));
  }

  private static void check(Context ctx) {
    Set<RouteRole> declared = ctx.routeRoles();
    if (declared.contains(Access.OPEN)) {
      return;
    }
    Caller caller = ctx.attribute(CALLER);
    if (caller == null) {
      throw new ProblemException(unknownCaller());
    }
    // Nothing declared: not one of our routes, for instance a method such as BEFORE.
    if (declared.isEmpty()) {
      throw new ProblemException(ErrorCode.NOT_FOUND, "there is no such route");
    }
    if (!declared.stream().allMatch(role -> role instanceof Access a && a.allows(caller.role()))) {
      throw new ProblemException(
          ErrorCode.FORBIDDEN, "the role " + caller.role() + " of this token does not suffice");
    }
  }
}
