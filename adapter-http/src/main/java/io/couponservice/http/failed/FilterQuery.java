package io.couponservice.http.failed;

import io.couponservice.application.failed.FailedEventFilter;
import io.couponservice.application.failed.FailedEventStatus;
import io.couponservice.http.exchange.QueryValues;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;

/** A filter of failed events, from the parameters of a query. */
final class FilterQuery {

  /** All of them. */
  static final Set<String> NAMES =
      Set.of("topic", "reason", "status", "from", "to", "userId", "couponId", "orderId");

  private FilterQuery() {}

  /** Bad ones are named. */
  static FailedEventFilter of(Context ctx) {
    return new FailedEventFilter(
        QueryValues.text(ctx, "topic"),
        QueryValues.text(ctx, "reason"),
        QueryValues.oneOf(ctx, "status", FailedEventStatus.class),
        QueryValues.time(ctx, "from"),
        QueryValues.time(ctx, "to"),
        QueryValues.number(ctx, "userId"),
        QueryValues.number(ctx, "couponId"),
        QueryValues.text(ctx, "orderId"),
        List.of());
  }
}
