package io.couponservice.bootstrap.oracle;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stored history of all coupons. */
final class Trail {

  private final Map<Long, List<CouponHistoryRow>> byCoupon;
  private final Map<String, List<CouponHistoryRow>> byEvent = new HashMap<>();
  private final Map<String, List<CouponHistoryRow>> byCause;

  Trail(List<CouponHistoryRow> rows) {
    byCoupon =
        rows.stream()
            .sorted(Comparator.comparingLong(CouponHistoryRow::id))
            .collect(
                Collectors.groupingBy(
                    CouponHistoryRow::couponId, LinkedHashMap::new, Collectors.toList()));
    for (CouponHistoryRow row : rows) {
      for (String eventId : row.eventIds()) {
        byEvent.merge(
            eventId,
            List.of(row),
            (one, other) -> Stream.of(one, other).flatMap(List::stream).toList());
      }
    }
    byCause =
        rows.stream()
            .filter(row -> row.causationId().isPresent())
            .collect(Collectors.groupingBy(row -> row.causationId().orElseThrow()));
  }

  /** In the order in which it happened. */
  Map<Long, List<CouponHistoryRow>> byCoupon() {
    return byCoupon;
  }

  /** The rows that published an event: one, if all is well. */
  List<CouponHistoryRow> publishing(PublishedEvent event) {
    return byEvent.getOrDefault(event.eventId(), List.of());
  }

  /** The rows that a consumed event caused. */
  List<CouponHistoryRow> causedBy(String eventId) {
    return byCause.getOrDefault(eventId, List.of());
  }
}
