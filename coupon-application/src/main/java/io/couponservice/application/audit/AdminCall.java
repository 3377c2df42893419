package io.couponservice.application.audit;

import java.util.Objects;

/**
 * A call by which somebody with power changes something, or tries to.
 *
 * @param actor who, not null
 * @param role of the actor, not null
 * @param method of HTTP, not null
 * @param route the path with its parameters in braces, not null
 * @param path as it was called, not null
 * @param body what was sent, as text, perhaps cut; null for none
 * @param correlationId of the call, not null
 * @param idempotencyKey null for none
 */
public record AdminCall(
    String actor,
    String role,
    String method,
    String route,
    String path,
    String body,
    String correlationId,
    String idempotencyKey) {

  /** The most of a body that is kept, in characters. */
  public static final int MOST_BODY = 4_000;

  private static final String CUT = " ... cut";

  /** Checks for null, and cuts the body. */
  public AdminCall {
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(route, "route");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(correlationId, "correlationId");
    if (body != null && body.length() > MOST_BODY + CUT.length()) {
      body = body.substring(0, MOST_BODY) + CUT;
    }
  }
}
