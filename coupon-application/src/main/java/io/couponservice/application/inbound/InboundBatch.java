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
import io.couponservice.application.port.ReservationStore.OrderOfCoupon;
import io.couponservice.application.port.Stores;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.application.record.RecordPosition;
import io.couponservice.domain.coupon.Decision;
import io.couponservice.domain.event.EventEnvelope;
import io.couponservice.domain.event.InboundEvent;
import io.couponservice.domain.event.OrderCancelledEvent;
import io.couponservice.domain.event.PaymentCompletedEvent;
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
  private final AutomaticIssue automatic;
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
    Set<Long> couponIds = new HashSet<>();
    Set<String> reservationIds = new HashSet<>();
    Set<OrderOfCoupon> orders = new HashSet<>();
    List<PaymentCompletedEvent> payments = new ArrayList<>();
    for (DecodedRecord record : records) {
      if (record.content() instanceof Decoded.Event readable) {
        InboundEvent event = readable.event().data();
        if (event instanceof PaymentCompletedEvent payment) {
          payments.add(payment);
        }
        if (event.couponId() != null) {
          keys.add(keyOf(record.record(), readable.event()));
          couponIds.add(event.couponId());
          if (event instanceof OrderCancelledEvent cancelled) {
            orders.add(InboundDecisions.orderOf(cancelled));
          } else {
            reservationIds.add(InboundDecisions.reservationId(event));
          }
        }
      }
    }
    this.claimed = stores.processedEvents().claim(keys);
    this.automatic = new AutomaticIssue(stores, publication, payments, Moment.now(clock));
    this.coupons = CouponSet.lock(stores, publication, couponIds);
    coupons.loadReservations(reservationIds, orders);
  }

  List<InboundOutcome> run() {
    // Under the locks, so that the times of one coupon's events follow the order of the commits.
    Moment now = Moment.now(clock);
    List<InboundOutcome> outcomes = new ArrayList<>(records.size());
    for (DecodedRecord record : records) {
      outcomes.add(handle(record, now));
    }
    forgetFailuresOfApplied(outcomes);
    save();
    return outcomes;
  }

  /** An event that failed may be in the batch once more, and have taken effect then. */
  private void forgetFailuresOfApplied(List<InboundOutcome> outcomes) {
    for (int i = 0; i < records.size(); i++) {
      DecodedRecord record = records.get(i);
      RecordPosition position = record.record().position();
      if (failures.containsKey(position)
          && record.content() instanceof Decoded.Event readable
          && applied.contains(keyOf(record.record(), readable.event()))) {
        failures.remove(position);
        outcomes.set(i, InboundOutcome.DUPLICATE);
      }
    }
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
    if (event.data().couponId() != null && (!claimed.contains(key) || applied.contains(key))) {
      return InboundOutcome.DUPLICATE;
    }
    Cause cause = causeOf(record.record(), event);
    // First, and kept whatever the decision about the payment's own coupon is.
    boolean issued =
        event.data() instanceof PaymentCompletedEvent payment
            && automatic.issue(payment, cause, now);
    Decision decision = InboundDecisions.decide(coupons, event.data(), now.local());
    if (decision instanceof Decision.Refused refused) {
      return fail(failedEvents.refused(record, refused, now.instant()), InboundOutcome.REFUSED);
    }
    if (decision instanceof Decision.Applied change) {
      coupons.apply(change, cause, now);
      applied.add(key);
      return InboundOutcome.APPLIED;
    }
    if (issued) {
      applied.add(key);
      return InboundOutcome.APPLIED;
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
    // Events without a coupon of their own were not claimed before: most of them issue none. The
    // key of the automatic issue makes that happen once; and it is under the policy's lock, so that
    // nobody waits for these ids the other way round.
    Set<EventKey> unclaimed = new HashSet<>(applied);
    unclaimed.removeAll(claimed);
    stores.processedEvents().claim(unclaimed);
    automatic.save();
    coupons.save();
    stores.failedEvents().recover(applied);
    DeadLetters.store(stores, failures.values());
  }

  private static EventKey keyOf(InboundRecord record, EventEnvelope<InboundEvent> event) {
    return new EventKey(record.position().topic(), event.eventId());
  }

  private static Cause causeOf(InboundRecord record, EventEnvelope<InboundEvent> event) {
    return new Cause(
        event.metadata().correlationId(),
        event.eventId(),
        record.headerText("traceparent").orElse(null),
        event.metadata().source());
  }
}
