package io.couponservice.persistence.failed;

import io.couponservice.application.failed.FailedEventFilter;
import io.couponservice.persistence.transaction.SqlArrays;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * A filter as a condition of SQL: only what is asked for is in the text, so that the server sees
 * which index fits.
 */
final class FailedEventConditions {

  private final FailedEventFilter filter;

  FailedEventConditions(FailedEventFilter filter) {
    this.filter = filter;
  }

  /** On {@code failed_events}, under the name {@code failed}; true without a filter. */
  String text() {
    List<String> conditions = new ArrayList<>(List.of("true"));
    add(conditions, filter.topic(), "failed.topic = :topic");
    add(conditions, filter.reason(), "failed.reason = :reason");
    // As a literal: there are indexes of some statuses only.
    if (filter.status() != null) {
      conditions.add("failed.status = '" + filter.status().name() + "'");
    }
    add(conditions, filter.from(), "failed.failed_at >= :from");
    add(conditions, filter.to(), "failed.failed_at < :to");
    add(conditions, filter.userId(), "failed.user_id = :user");
    add(conditions, filter.couponId(), "failed.coupon_id = :coupon");
    add(conditions, filter.orderId(), "failed.order_id = :order");
    if (!filter.ids().isEmpty()) {
      conditions.add("failed.dead_letter_id = ANY (:ids)");
    }
    return String.join(" AND ", conditions);
  }

  private static void add(List<String> conditions, Object value, String condition) {
    if (value != null) {
      conditions.add(condition);
    }
  }

  /** Gives the statement what its text asks for. */
  <S extends SqlStatement<S>> S bind(S statement) {
    bind(statement, "topic", filter.topic());
    bind(statement, "reason", filter.reason());
    bind(statement, "from", utc(filter.from()));
    bind(statement, "to", utc(filter.to()));
    bind(statement, "user", filter.userId());
    bind(statement, "coupon", filter.couponId());
    bind(statement, "order", filter.orderId());
    return filter.ids().isEmpty()
        ? statement
        : statement.bind("ids", SqlArrays.texts(filter.ids()));
  }

  private static <S extends SqlStatement<S>> void bind(S statement, String name, Object value) {
    if (value != null) {
      statement.bind(name, value);
    }
  }

  private static Object utc(Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }
}
