package io.couponservice.http.failed;

import io.couponservice.application.failed.FailedEventFilter;
import io.couponservice.application.failed.FailedEventStatus;
import io.couponservice.http.exchange.PageRequest;
import io.couponservice.http.json.JsonValues;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A filter of failed events, from the parameters of a query. */
final class FilterQuery {

  /** All of them. */
  static final Set<String> NAMES =
      Set.of("topic", "reason", "status", "from", "to", "userId", "couponId", "orderId");

  private static final int MAX_TEXT = 255;

  private FilterQuery() {}

  /** Bad ones are named. */
  static FailedEventFilter of(Context ctx) {
    return new FailedEventFilter(
        text(ctx, "topic"),
        text(ctx, "reason"),
        status(ctx.queryParam("status")),
        time(ctx, "from"),
        time(ctx, "to"),
        number(ctx, "userId"),
        number(ctx, "couponId"),
        text(ctx, "orderId"),
        List.of());
  }

  private static String text(Context ctx, String name) {
    String text = ctx.queryParam(name);
    if (text != null && (text.isBlank() || text.length() > MAX_TEXT || text.indexOf('\0') >= 0)) {
      throw PageRequest.mistake(name, "must be 1 to " + MAX_TEXT + " characters, not blank");
    }
    return text;
  }

  private static FailedEventStatus status(String name) {
    if (name == null) {
      return null;
    }
    return Arrays.stream(FailedEventStatus.values())
        .filter(status -> status.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                PageRequest.mistake(
                    "status", "must be one of " + Arrays.toString(FailedEventStatus.values())));
  }

  private static Instant time(Context ctx, String name) {
    String text = ctx.queryParam(name);
    try {
      return text == null ? null : JsonValues.instantOf(text);
    } catch (IllegalArgumentException e) {
      throw PageRequest.mistake(name, e.getMessage());
    }
  }

  private static Long number(Context ctx, String name) {
    String text = ctx.queryParam(name);
    try {
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw PageRequest.mistake(name, "must be a whole number");
    }
  }
}
