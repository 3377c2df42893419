package io.couponservice.http.exchange;

import io.couponservice.http.json.Json;
import io.javalin.http.Context;
import tools.jackson.databind.node.ObjectNode;

/** Answers of routes that did what was asked. */
public final class Replies {

  private static final int OK = 200;
  private static final int CREATED = 201;

  private Replies() {}

  /**
   * Answers 200.
   *
   * @param ctx not null
   * @param body not null
   */
  public static void ok(Context ctx, ObjectNode body) {
    json(ctx, OK, body);
  }

  /**
   * Answers 201.
   *
   * @param ctx not null
   * @param location the path of what was made, not null
   * @param body not null
   */
  public static void created(Context ctx, String location, ObjectNode body) {
    ctx.header("Location", location);
    json(ctx, CREATED, body);
  }

  /**
   * Answers with any status.
   *
   * @param ctx not null
   * @param status 200 to 599
   * @param body not null
   */
  public static void json(Context ctx, int status, ObjectNode body) {
    ctx.status(status);
    ctx.contentType("application/json");
    ctx.result(Json.bytes(body));
  }
}
