package io.couponservice.application.inbound;

import io.couponservice.application.coupon.CouponSet;
import io.couponservice.application.event.Cause;
import io.couponservice.application.event.EventPublication;
import io.couponservice.application.event.Moment;
import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.inbound.InboundMonitor.Handled;
import io.couponservice.application.port.EventDecoder.Decoded;
import io.couponservice.application.port.ProcessedEventStore.EventKey;
import io.couponservice.application.port.ReservationStore.OrderOfCoupon;
import io.couponservice.application.port.Stores;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.domain.coupon.Decision;
import io.couponservice.domain.event.EventEnvelope;
import io.couponservice.domain.event.InboundEvent;
import io.couponservice.domain.event.OrderCancelledEvent;
import io.couponservice.domain.event.PaymentCompletedEvent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A list of attempts within one transaction: load, decide, save. */
final class InboundBatch {

  private final Stores stores;
  private final FailedEvents failedEvents;
  private final Clock clock;
  private final List<Attempt> attempts;
  private final Set<EventKey> claimed;
  private final AutomaticIssue automatic;
  private final CouponSet coupons;
  private final Set<EventKey> applied = new HashSet<>();

  InboundBatch(
      Stores stores,
      EventPublication publication,
      FailedEvents failedEvents,
      Clock clock,
      List<Attempt> attempts) {
    this.stores = stores;
    this.failedEvents = failedEvents;
    this.clock = clock;
    this.attempts = attempts;
    Set<EventKey> keys = new LinkedHashSet<>();
    Set<Long> couponIds = new HashSet<>();
    Set<String> reservationIds = new HashSet<>();
    Set<OrderOfCoupon> orders = new HashSet<>();
    List<PaymentCompletedEvent> payments = new ArrayList<>();
    for (Attempt attempt : attempts) {
      if (!attempt.deferred() && attempt.content() instanceof Decoded.Event readable) {
        InboundEvent event = readable.event().data();
        if (event instanceof PaymentCompletedEvent payment) {
          payments.add(payment);
        }
        if (event.couponId() != null) {
          keys.add(keyOf(attempt.record(), readable.event()));
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
    this.automatic =
        new AutomaticIssue(stores, publication, payments, couponIds, Moment.now(clock));
    this.coupons = CouponSet.lock(stores, publication, couponIds);
    coupons.loadReservations(reservationIds, orders);
  }

  List<Handled> run() {
    return save(foresee());
  }

  /** What would come of it: nothing is stored. */
  List<Handled> foresee() {
    // Under the locks, so that the times of one coupon's events follow the order of the commits.
    Moment now = Moment.now(clock);
    List<Handled> handled = new ArrayList<>(attempts.size());
    for (Attempt attempt : attempts) {
      handled.add(handle(attempt, now));
    }
    forgetFailuresOfApplied(handled);
    return handled;
  }

  /** An event that failed may be in the batch once more, and have taken effect then. */
  private void forgetFailuresOfApplied(List<Handled> handled) {
    for (int i = 0; i < attempts.size(); i++) {
      Attempt attempt = attempts.get(i);
      if (handled.get(i).failure() != null && attempt.key().filter(applied::contains).isPresent()) {
        handled.set(i, attempt.ended(InboundOutcome.DUPLICATE));
      }
    }
  }

  private Handled handle(Attempt attempt, Moment now) {
    if (attempt.deferred()) {
      return ended(attempt, InboundOutcome.DEFERRED, failedEvents.deferred(attempt, now.instant()));
    }
    if (attempt.bug() != null) {
      return failed(attempt, attempt.bug(), now);
    }
    if (attempt.content() instanceof Decoded.Event readable) {
      try {
        return handle(attempt, readable.event(), now);
      } catch (RuntimeException e) {
        return failed(attempt, e, now);
      }
    }
    Decoded.Unreadable unreadable = (Decoded.Unreadable) attempt.content();
    return ended(
        attempt,
        InboundOutcome.UNREADABLE,
        failedEvents.unreadable(attempt, unreadable, now.instant()));
  }

  private static Handled ended(Attempt attempt, InboundOutcome result, FailedEvent failure) {
    return attempt.ended(result, failure, Effect.NONE);
  }

  private Handled failed(Attempt attempt, RuntimeException bug, Moment now) {
    return ended(
        attempt, InboundOutcome.FAILED, failedEvents.unexpected(attempt, bug, now.instant()));
  }

  private Handled handle(Attempt attempt, EventEnvelope<InboundEvent> event, Moment now) {
    EventKey key = keyOf(attempt.record(), event);
    if (event.data().couponId() != null && (!claimed.contains(key) || applied.contains(key))) {
      return attempt.ended(InboundOutcome.DUPLICATE);
    }
    Cause cause = causeOf(attempt.record(), event);
    // First, and kept whatever the decision about the payment's own coupon is.
    int issued =
        event.data() instanceof PaymentCompletedEvent payment
            ? automatic.issue(payment, cause, now)
            : 0;
    Decision decision = InboundDecisions.decide(coupons, event.data(), now.local());
    if (decision instanceof Decision.Refused refused) {
      return attempt.ended(
          InboundOutcome.REFUSED,
          failedEvents.refused(attempt, refused, now.instant()),
          new Effect(null, issued));
    }
    if (decision instanceof Decision.Applied change) {
      coupons.apply(change, cause, now);
      applied.add(key);
      return attempt.ended(InboundOutcome.APPLIED, null, new Effect(change, issued));
    }
    if (issued > 0) {
      applied.add(key);
      return attempt.ended(InboundOutcome.APPLIED, null, new Effect(null, issued));
    }
    return attempt.ended(
        decision instanceof Decision.Duplicate ? InboundOutcome.DUPLICATE : InboundOutcome.IGNORED);
  }

  private List<Handled> save(List<Handled> handled) {
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
    return AttemptLog.save(stores, attempts, handled, applied);
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
