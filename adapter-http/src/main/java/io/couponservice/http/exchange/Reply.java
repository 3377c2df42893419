package io.couponservice.http.exchange;

import io.couponservice.application.record.Bytes;
import io.couponservice.http.json.Json;
import io.couponservice.http.problem.Problem;
import io.couponservice.http.problem.ProblemJson;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * An answer as a value, so that it can be kept for repeats.
 *
 * @param status the HTTP status, 200 to 599
 * @param location the path of what was made, null for none
 * @param body JSON, not null, empty for none
 */
public record Reply(int status, String location, Bytes body) {

  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int ACCEPTED = 202;
  private static final int NO_CONTENT = 204;
  private static final int FIRST_ERROR = 400;

  /** Checks for null. */
  public Reply {
    Objects.requireNonNull(body, "body");
  }

  /**
   * Here it is.
   *
   * @param body not null
   * @return never null
   */
  public static Reply ok(JsonNode body) {
    return new Reply(OK, null, Bytes.of(Json.bytes(body)));
  }

  /**
   * It was made.
   *
   * @param location the path of what was made, not null
   * @param body not null
   * @return never null
   */
  public static Reply created(String location, JsonNode body) {
    return new Reply(CREATED, location, Bytes.of(Json.bytes(body)));
  }

  /**
   * It was taken on, and will be done.
   *
   * @param location the path where it is seen how far it is, not null
   * @param body not null
   * @return never null
   */
  public static Reply accepted(String location, JsonNode body) {
    return new Reply(ACCEPTED, location, Bytes.of(Json.bytes(body)));
  }

  /**
   * It was done, and there is nothing to say.
   *
   * @return never null
   */
  public static Reply noContent() {
    return new Reply(NO_CONTENT, null, Bytes.of(new byte[0]));
  }

  /**
   * It was not done.
   *
   * @param problem not null
   * @param correlationId of the request, not null
   * @return never null
   */
  public static Reply of(Problem problem, String correlationId) {
    return new Reply(problem.status(), null, Bytes.of(ProblemJson.bytes(problem, correlationId)));
  }

  /**
   * Answers a request.
   *
   * @param ctx not null
   */
  public void write(Context ctx) {
    ctx.status(status);
    if (location != null) {
      ctx.header("Location", location);
    }
    if (body.size() > 0) {
      ctx.contentType(status < FIRST_ERROR ? "application/json" : ProblemJson.CONTENT_TYPE);
    }
    ctx.result(body.array());
  }

  /**
   * To be kept: a line with status and location, then the body.
   *
   * @return never null
   */
  Bytes encoded() {
    byte[] head =
        (status + " " + (location == null ? "" : location) + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(head, head.length + body.size());
    System.arraycopy(body.array(), 0, all, head.length, body.size());
    return Bytes.of(all);
  }

  /** From what was kept. */
  static Reply decoded(Bytes kept) {
    byte[] all = kept.array();
    int end = 0;
    while (all[end] != '\n') {
      end++;
    }
    String[] head = new String(all, 0, end, StandardCharsets.UTF_8).split(" ", 2);
    return new Reply(
        Integer.parseInt(head[0]),
        head[1].isEmpty() ? null : head[1],
        Bytes.of(Arrays.copyOfRange(all, end + 1, all.length)));
  }
}
