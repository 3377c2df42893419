package io.couponservice.http.exchange;

import io.couponservice.http.json.JsonValues;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Arrays;

/** Parameters of queries; one that is missing is null, one that is wrong is a 400 that names it. */
public final class QueryValues {

  private static final int MAX_TEXT = 255;

  private QueryValues() {}

  /**
   * A text.
   *
   * @param ctx not null
   * @param name not null
   * @return 1 to 255 characters, not blank; null if it is missing
   */
  public static String text(Context ctx, String name) {
    String text = ctx.queryParam(name);
    if (text != null && (text.isBlank() || text.length() > MAX_TEXT || text.indexOf('\0') >= 0)) {
      throw PageRequest.mistake(name, "must be 1 to " + MAX_TEXT + " characters, not blank");
    }
    return text;
  }

  /**
   * An instant.
   *
   * @param ctx not null
   * @param name not null
   * @return null if it is missing
   */
  public static Instant time(Context ctx, String name) {
    String text = ctx.queryParam(name);
    try {
      return text == null ? null : JsonValues.instantOf(text);
    } catch (IllegalArgumentException e) {
      throw PageRequest.mistake(name, e.getMessage());
    }
  }

  /**
   * A whole number.
   *
   * @param ctx not null
   * @param name not null
   * @return null if it is missing
   */
  public static Long number(Context ctx, String name) {
    String text = ctx.queryParam(name);
    try {
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw PageRequest.mistake(name, "must be a whole number");
    }
  }

  /**
   * One of the names of an enum.
   *
   * @param ctx not null
   * @param name not null
   * @param type not null
   * @param <E> the enum
   * @return null if it is missing
   */
  public static <E extends Enum<E>> E oneOf(Context ctx, String name, Class<E> type) {
    String text = ctx.queryParam(name);
    if (text == null) {
      return null;
    }
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                PageRequest.mistake(
                    name, "must be one of " + Arrays.toString(type.getEnumConstants())));
  }
}
