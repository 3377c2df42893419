package io.couponservice.bootstrap.oracle;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Each published event is in exactly one line of its coupon's history, and the other way round. */
final class HistoryEventsCheck implements Check {

  @Override
  public String name() {
    return "history events";
  }

  @Override
  public void run(History history, Findings findings) {
    for (PublishedEvent event : history.outbound().byId().values()) {
      List<CouponHistoryRow> rows = history.trail().publishing(event);
      findings.addUnless(
          rows.size() == 1 && rows.get(0).couponId() == event.couponId(),
          event::subject,
          () -> "is in " + rows.stream().map(CouponHistoryRow::subject).toList());
      rows.forEach(row -> compare(row, event, findings));
    }
    history.trail().byCoupon().values().forEach(rows -> order(rows, history, findings));
  }

  private static void compare(CouponHistoryRow row, PublishedEvent event, Findings findings) {
    findings.addUnless(
        row.causationId().equals(event.causationId())
            && row.correlationId().equals(event.correlationId()),
        row::subject,
        () -> "has another cause or correlation than " + event.subject());
  }

  /** Within a topic, events follow each other as the commits did. */
  private static void order(List<CouponHistoryRow> rows, History history, Findings findings) {
    Map<PublishedTopic, Long> last = new EnumMap<>(PublishedTopic.class);
    for (CouponHistoryRow row : rows) {
      for (String eventId : row.eventIds()) {
        PublishedEvent event = history.outbound().byId().get(eventId);
        if (event == null) {
          // What waits or was refused is reported as that.
          findings.addUnless(!history.drained(), row.subject(), eventId + " was never published");
        } else {
          Long before = last.put(event.topic(), event.origin().offset());
          findings.addUnless(
              before == null || before < event.origin().offset(),
              row::subject,
              () -> event.subject() + " was published before what came before it");
        }
      }
    }
  }
}
