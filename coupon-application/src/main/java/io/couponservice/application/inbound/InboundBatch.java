package io.couponservice.application.inbound;

import io.couponservice.application.coupon.CouponSet;
import io.couponservice.application.event.Cause;
import io.couponservice.application.event.EventPublication;
import io.couponservice.application.event.Moment;
import io.couponservice.application.failed.DeadLetters;
import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.inbound.HandleInboundEvents.DecodedRecord;
import io.couponservice.application.port.EventDecoder.Decoded;
import io.couponservice.application.port.ProcessedEventStore.EventKey;
import io.couponservice.application.port.Stores;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.application.record.RecordPosition;
import io.couponservice.domain.coupon.Decision;
import io.couponservice.domain.event.EventEnvelope;
import io.couponservice.domain.event.InboundEvent;
import io.couponservice.domain.event.InboundEvent.CouponRef;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A list of consumed records within one transaction: load, decide, save. */
final class InboundBatch {

  private final Stores stores;
  private final FailedEvents failedEvents;
  private final Clock clock;
  private final List<DecodedRecord> records;
  private final Set<EventKey> claimed;
  private final CouponSet coupons;
  private final Set<EventKey> applied = new HashSet<>();
  private final Map<RecordPosition, FailedEvent> failures = new LinkedHashMap<>();

  InboundBatch(
      Stores stores,
      EventPublication publication,
      FailedEvents failedEvents,
      Clock clock,
      List<DecodedRecord> records) {
    this.stores = stores;
    this.failedEvents = failedEvents;
    this.clock = clock;
    this.records = records;
    Set<EventKey> keys = new LinkedHashSet<>();
    Set<Long> couponIds = new LinkedHashSet<>();
    Set<String> reservationIds = new LinkedHashSet<>();
    for (DecodedRecord record : records) {
      if (record.content() instanceof Decoded.Event readable
          && readable.event().data().coupon() != null) {
        CouponRef ref = readable.event().data().coupon();
        keys.add(keyOf(record.record(), readable.event()));
        couponIds.add(ref.couponId());
        reservationIds.add(ref.reservationId());
      }
    }
    this.claimed = stores.processedEvents().claim(keys);
    this.coupons = CouponSet.lock(stores, publication, couponIds);
    coupons.loadReservations(reservationIds);
  }

  List<InboundOutcome> run() {
    // Under the locks, so that the times of one coupon's events follow the order of the commits.
    Moment now = Moment.now(clock);
    List<InboundOutcome> outcomes = new ArrayList<>(records.size());
    for (DecodedRecord record : records) {
      outcomes.add(handle(record, now));
    }
    save();
    return outcomes;
  }

  private InboundOutcome handle(DecodedRecord record, Moment now) {
    if (record.content() instanceof Decoded.Event readable) {
      try {
        return handle(record, readable.event(), now);
      } catch (RuntimeException e) {
        return fail(failedEvents.unexpected(record, e, now.instant()), InboundOutcome.FAILED);
      }
    }
    Decoded.Unreadable unreadable = (Decoded.Unreadable) record.content();
    return fail(
        failedEvents.unreadable(record, unreadable, now.instant()), InboundOutcome.UNREADABLE);
  }

  private InboundOutcome handle(
      DecodedRecord record, EventEnvelope<InboundEvent> event, Moment now) {
    EventKey key = keyOf(record.record(), event);
    boolean aboutCoupon = event.data().coupon() != null;
    if (aboutCoupon && (!claimed.contains(key) || applied.contains(key))) {
      return InboundOutcome.DUPLICATE;
    }
    Decision decision = PaymentDecisions.decide(coupons, event.data(), now.local());
    if (decision instanceof Decision.Applied change) {
      coupons.apply(change, causeOf(record.record(), event), now);
      applied.add(key);
      return InboundOutcome.APPLIED;
    }
    if (decision instanceof Decision.Refused refused) {
      return fail(failedEvents.refused(record, refused, now.instant()), InboundOutcome.REFUSED);
    }
    return decision instanceof Decision.Duplicate
        ? InboundOutcome.DUPLICATE
        : InboundOutcome.IGNORED;
  }

  private InboundOutcome fail(FailedEvent failed, InboundOutcome outcome) {
    failures.put(failed.record().position(), failed);
    return outcome;
  }

  private void save() {
    Set<EventKey> withoutEffect = new HashSet<>(claimed);
    withoutEffect.removeAll(applied);
    stores.processedEvents().release(withoutEffect);
    coupons.save();
    DeadLetters.store(stores, failures.values());
  }

  private static EventKey keyOf(InboundRecord record, EventEnvelope<InboundEvent> event) {
    return new EventKey(record.position().topic(), event.eventId());
  }

  private static Cause causeOf(InboundRecord record, EventEnvelope<InboundEvent> event) {
    return new Cause(
        event.metadata().correlationId(),
        event.eventId(),
        record.headerText("traceparent").orElse(null));
  }
}
