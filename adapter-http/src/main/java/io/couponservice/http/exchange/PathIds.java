package io.couponservice.http.exchange;

import io.couponservice.http.problem.ErrorCode;
import io.couponservice.http.problem.ProblemException;
import io.javalin.http.Context;

/** Ids in paths. */
public final class PathIds {

  private PathIds() {}

  /**
   * A number.
   *
   * @param ctx not null
   * @param name of the path's parameter, not null
   * @return 1 or more
   * @throws ProblemException 400 if it is anything else
   */
  public static long number(Context ctx, String name) {
    try {
      long id = Long.parseLong(ctx.pathParam(name));
      if (id >= 1) {
        return id;
      }
    } catch (NumberFormatException e) {
      // Told below, together with what is out of range.
    }
    throw new ProblemException(
        ErrorCode.MALFORMED_REQUEST, name + " in the path must be a whole number of 1 or more");
  }

  /**
   * A text.
   *
   * @param ctx not null
   * @param name of the path's parameter, not null
   * @return not blank
   * @throws ProblemException 400 if it is blank, or has U+0000
   */
  public static String text(Context ctx, String name) {
    String id = ctx.pathParam(name);
    if (id.isBlank() || id.indexOf('\0') >= 0) {
      throw new ProblemException(
          ErrorCode.MALFORMED_REQUEST, name + " in the path must not be blank or have U+0000");
    }
    return id;
  }
}
