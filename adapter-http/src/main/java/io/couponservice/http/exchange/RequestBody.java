package io.couponservice.http.exchange;

import io.couponservice.http.json.Json;
import io.couponservice.http.json.JsonFields;
import io.couponservice.http.problem.ErrorCode;
import io.couponservice.http.problem.ProblemException;
import io.javalin.http.Context;
import java.util.regex.Pattern;

/** The body of a request. */
public final class RequestBody {

  /** The greatest body, in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  private static final Pattern CONTENT_TYPE =
      Pattern.compile(
          "application/json\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?", Pattern.CASE_INSENSITIVE);

  private static final byte[] NOTHING = {'{', '}'};

  private RequestBody() {}

  /**
   * Reads a body as a JSON object.
   *
   * @param ctx not null
   * @return its fields
   * @throws ProblemException 415 if the content type is not {@code application/json} in UTF-8
   * @throws io.javalin.http.HttpResponseException 413 if it is over 1 MiB
   * @throws io.couponservice.http.json.MalformedJsonException if it is not a JSON object
   */
  public static JsonFields read(Context ctx) {
    requireJson(ctx);
    return Json.fields(ctx.bodyAsBytes());
  }

  /**
   * Reads the body of a request that has nothing to say: none, or an object without fields.
   *
   * @param ctx not null
   * @throws ProblemException 415 if there is one of another content type
   * @throws io.couponservice.http.json.MalformedJsonException if it has a field, or is no object
   */
  public static void requireEmpty(Context ctx) {
    if (ctx.bodyAsBytes().length > 0) {
      read(ctx).check();
    }
  }

  /**
   * Reads a body that may be missing, as if it were an object without fields then.
   *
   * @param ctx not null
   * @return its fields
   * @throws ProblemException 415 if there is one of another content type
   * @throws io.couponservice.http.json.MalformedJsonException if it is not a JSON object
   */
  public static JsonFields readOptional(Context ctx) {
    return ctx.bodyAsBytes().length > 0 ? read(ctx) : Json.fields(NOTHING);
  }

  private static void requireJson(Context ctx) {
    String type = ctx.header("Content-Type");
    if (type == null || !CONTENT_TYPE.matcher(type.strip()).matches()) {
      throw new ProblemException(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE, "send Content-Type: application/json, in UTF-8");
    }
  }
}
