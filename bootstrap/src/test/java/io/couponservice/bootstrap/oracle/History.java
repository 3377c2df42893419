package io.couponservice.bootstrap.oracle;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The contents, arranged for the checks. */
final class History {

  private final Contents contents;
  private final Outbound outbound;
  private final Inbox inbox;
  private final Map<Long, PolicyRow> policies;
  private final Map<Long, CouponRow> coupons;
  private final Map<String, ReservationRow> reservations;
  private final Map<String, FailedEventRow> failedByPosition;
  private final Set<ProcessedEventRow> processed;

  History(Contents contents) {
    this.contents = contents;
    outbound = new Outbound(contents.topics());
    inbox = new Inbox(contents.topics());
    policies = by(database().policies(), PolicyRow::policyId);
    coupons = by(database().coupons(), CouponRow::couponId);
    reservations = by(database().reservations(), ReservationRow::reservationId);
    failedByPosition = by(database().failedEvents(), FailedEventRow::position);
    processed = new LinkedHashSet<>(database().processedEvents());
  }

  private static <K, V> Map<K, V> by(List<V> rows, Function<V, K> key) {
    Map<K, V> map = new LinkedHashMap<>();
    rows.forEach(row -> map.put(key.apply(row), row));
    return map;
  }

  TopicContents topics() {
    return contents.topics();
  }

  DatabaseContents database() {
    return contents.database();
  }

  List<Acknowledged> acknowledged() {
    return contents.acknowledged();
  }

  Outbound outbound() {
    return outbound;
  }

  Inbox inbox() {
    return inbox;
  }

  Map<Long, PolicyRow> policies() {
    return policies;
  }

  Map<Long, CouponRow> coupons() {
    return coupons;
  }

  Map<String, ReservationRow> reservations() {
    return reservations;
  }

  Map<String, FailedEventRow> failedByPosition() {
    return failedByPosition;
  }

  Set<ProcessedEventRow> processed() {
    return processed;
  }
}
