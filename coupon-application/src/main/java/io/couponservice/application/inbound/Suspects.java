package io.couponservice.application.inbound;

import io.couponservice.domain.event.EventEnvelope;
import io.couponservice.domain.event.InboundEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What made a whole transaction fail not long ago: coupons, and users of events without one. The
 * next event about one of them would most likely do so again, and cost all others of its batch a
 * search for the culprit. In memory only: each instance finds out for itself.
 */
final class Suspects {

  private static final Duration MEMORY = Duration.ofMinutes(1);

  /** With as many, searching is what fails: they are all forgotten. */
  private static final int MOST = 10_000;

  private final Clock clock;
  private final Map<String, Instant> until = new ConcurrentHashMap<>();

  Suspects(Clock clock) {
    this.clock = clock;
  }

  /** It made its transaction fail, alone. */
  void add(Attempt attempt) {
    if (until.size() >= MOST) {
      until.clear();
    }
    subjectOf(attempt).ifPresent(subject -> until.put(subject, clock.instant().plus(MEMORY)));
  }

  /** It succeeded, or failed without harm to others. */
  void remove(Attempt attempt) {
    if (!until.isEmpty()) {
      subjectOf(attempt).ifPresent(until::remove);
    }
  }

  boolean contains(Attempt attempt) {
    if (until.isEmpty()) {
      return false;
    }
    Instant now = clock.instant();
    return subjectOf(attempt)
        .filter(subject -> until.computeIfPresent(subject, (any, end) -> live(end, now)) != null)
        .isPresent();
  }

  private static Instant live(Instant end, Instant now) {
    return now.isBefore(end) ? end : null;
  }

  private static Optional<String> subjectOf(Attempt attempt) {
    return attempt.event().map(EventEnvelope::data).map(Suspects::subjectOf);
  }

  private static String subjectOf(InboundEvent event) {
    return event.couponId() != null ? "coupon " + event.couponId() : "user " + event.userId();
  }
}
