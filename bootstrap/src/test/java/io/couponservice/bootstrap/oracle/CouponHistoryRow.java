package io.couponservice.bootstrap.oracle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A line in the history of a coupon. */
public record CouponHistoryRow(
    long couponId,
    long id,
    Instant at,
    String trigger,
    Optional<String> from,
    String to,
    List<String> eventIds,
    Optional<String> verdict,
    Optional<String> note,
    String correlationId,
    Optional<String> causationId,
    String actor) {

  public CouponHistoryRow {
    eventIds = List.copyOf(eventIds);
  }

  /** Something kept in mind, which leaves the coupon as it is. */
  boolean keepsOnly() {
    return from.equals(Optional.of(to)) && eventIds.isEmpty();
  }

  /** Whether it leads from one status to another. */
  boolean leads(String start, String end) {
    return from.equals(Optional.of(start)) && to.equals(end);
  }

  /** The topic whose events are behind this, empty if none is. */
  Optional<String> causingTopic() {
    return switch (trigger) {
      case "ISSUE", "PAYMENT_COMPLETED", "LATE_PAYMENT_COMPLETED", "CANCELLED_ORDER_PAID" ->
          Optional.of(InboundTopic.PAYMENT_COMPLETED.topic());
      case "PAYMENT_FAILED" -> Optional.of(InboundTopic.PAYMENT_FAILED.topic());
      case "ORDER_CANCELLED" -> Optional.of(InboundTopic.ORDER_CANCELLED.topic());
      default -> Optional.empty();
    };
  }

  String subject() {
    return "history " + id + " of coupon " + couponId;
  }
}
