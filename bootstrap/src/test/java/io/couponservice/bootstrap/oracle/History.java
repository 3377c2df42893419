package io.couponservice.bootstrap.oracle;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The contents, arranged for the checks. */
final class History {

  private final Contents contents;
  private final Outbound outbound;
  private final Inbox inbox;
  private final Map<Long, PolicyRow> policies;
  private final Map<Long, CouponRow> coupons;
  private final Map<String, ReservationRow> reservations;
  private final Map<OrderOfCoupon, List<ReservationRow>> reservationsByOrder;
  private final Map<Long, List<ReservationRow>> reservationsByCoupon;
  private final Trail trail;
  private final Map<String, FailedEventRow> failedByPosition;
  private final Map<ProcessedEventRow, List<FailedEventRow>> failedByEvent;
  private final Set<ProcessedEventRow> processed;

  History(Contents contents) {
    this.contents = contents;
    outbound = new Outbound(contents.topics());
    inbox = new Inbox(contents.topics());
    policies = by(database().policies(), PolicyRow::policyId);
    coupons = by(database().coupons(), CouponRow::couponId);
    reservations = by(database().reservations(), ReservationRow::reservationId);
    reservationsByOrder = grouped(database().reservations(), ReservationRow::order);
    reservationsByCoupon = grouped(database().reservations(), ReservationRow::couponId);
    trail = new Trail(database().history());
    failedByEvent =
        grouped(
            database().failedEvents().stream().filter(row -> row.event().isPresent()).toList(),
            row -> row.event().orElseThrow());
    failedByPosition = by(database().failedEvents(), FailedEventRow::position);
    processed = new LinkedHashSet<>(database().processedEvents());
  }

  private static <K, V> Map<K, V> by(List<V> rows, Function<V, K> key) {
    Map<K, V> map = new LinkedHashMap<>();
    rows.forEach(row -> map.put(key.apply(row), row));
    return map;
  }

  private static <K, V> Map<K, List<V>> grouped(List<V> rows, Function<V, K> key) {
    return rows.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
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

  /** All reservations that an order made of a coupon. */
  List<ReservationRow> reservationsOf(OrderOfCoupon order) {
    return reservationsByOrder.getOrDefault(order, List.of());
  }

  List<ReservationRow> reservationsOf(long couponId) {
    return reservationsByCoupon.getOrDefault(couponId, List.of());
  }

  /** The policy of a coupon, or empty if there is no such coupon. */
  Optional<PolicyRow> policyOf(long couponId) {
    return Optional.ofNullable(coupons.get(couponId)).map(row -> policies.get(row.policyId()));
  }

  /** Whether all that was stored has been published. */
  boolean drained() {
    return database().outboxDepth() == 0 && database().undeliverable().isEmpty();
  }

  Trail trail() {
    return trail;
  }

  /** The dead letters of a consumed event, wherever it lay. */
  List<FailedEventRow> failuresOf(InboundEvent event) {
    return failedByEvent.getOrDefault(event.asProcessed(), List.of());
  }

  Map<ProcessedEventRow, List<FailedEventRow>> failedByEvent() {
    return failedByEvent;
  }

  Map<String, FailedEventRow> failedByPosition() {
    return failedByPosition;
  }

  Set<ProcessedEventRow> processed() {
    return processed;
  }
}
