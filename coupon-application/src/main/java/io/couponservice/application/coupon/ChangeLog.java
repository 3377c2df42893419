package io.couponservice.application.coupon;

import io.couponservice.application.event.Cause;
import io.couponservice.application.event.EventPublication;
import io.couponservice.application.event.EventPublication.Published;
import io.couponservice.application.event.Moment;
import io.couponservice.application.port.Stores;
import io.couponservice.application.record.OutboundRecord;
import io.couponservice.domain.coupon.CouponChange;
import io.couponservice.domain.coupon.Decision;
import io.couponservice.domain.event.CouponEvent;
import java.util.ArrayList;
import java.util.List;

/** What decisions leave behind beside coupons and reservations: events and history. */
final class ChangeLog {

  private final EventPublication publication;
  private final List<OutboundRecord> records = new ArrayList<>();
  private final List<HistoryEntry> history = new ArrayList<>();

  ChangeLog(EventPublication publication) {
    this.publication = publication;
  }

  /** Takes a decision over, or fails and leaves everything as it was. */
  void add(Decision.Applied decision, Cause cause, Moment now) {
    List<OutboundRecord> encoded = new ArrayList<>();
    List<HistoryEntry> entries = new ArrayList<>(decision.changes().size());
    for (CouponChange change : decision.changes()) {
      List<String> eventIds = new ArrayList<>(change.events().size());
      for (CouponEvent event : change.events()) {
        Published published = publication.of(event, cause, now.instant());
        encoded.add(published.record());
        eventIds.add(published.eventId());
      }
      entries.add(entry(decision.coupon().couponId(), change, eventIds, cause, now));
    }
    records.addAll(encoded);
    history.addAll(entries);
  }

  private static HistoryEntry entry(
      long couponId, CouponChange change, List<String> eventIds, Cause cause, Moment now) {
    return new HistoryEntry(
        couponId,
        now.instant(),
        change.trigger(),
        change.from(),
        change.to(),
        eventIds,
        change.verdict(),
        change.note(),
        cause.correlationId(),
        cause.causationId(),
        cause.actor());
  }

  boolean isEmpty() {
    return history.isEmpty();
  }

  void save(Stores stores) {
    stores.history().append(history);
    stores.outbox().append(records);
  }
}
