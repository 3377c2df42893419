package io.couponservice.bootstrap.metrics;

import io.couponservice.application.inbound.InboundMonitor;
import io.couponservice.application.inbound.InboundOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Counts consumed records. */
final class InboundMetrics implements InboundMonitor {

  private static final Set<InboundOutcome> ERRORS =
      EnumSet.of(InboundOutcome.REFUSED, InboundOutcome.UNREADABLE, InboundOutcome.FAILED);

  /** What says nothing yet about how long the record took. */
  private static final Set<InboundOutcome> UNSETTLED =
      EnumSet.of(InboundOutcome.FAILED, InboundOutcome.DEFERRED);

  /** From a record that is handled at once to one that waited for the end of an outage. */
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5)
  };

  private final MeterRegistry registry;
  private final Clock clock;
  private final SlidingRatio errors;
  private final SlidingDelays delays;
  private final Timer handling;

  InboundMetrics(MeterRegistry registry, Clock clock, InboundWindows windows) {
    this.registry = registry;
    this.clock = clock;
    this.errors = windows.errors();
    this.delays = windows.delays();
    this.handling =
        Timer.builder("coupon.event.handling")
            .description("how long batches of records took, with all that was tried again at once")
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    Gauge.builder("coupon.error.ratio", errors, SlidingRatio::ratio)
        .description("refused, unreadable and failed attempts over all, in the last minutes")
        .register(registry);
  }

  /** So that a topic is told of before its first record. */
  void register(List<String> topics) {
    for (String topic : topics) {
      delay(topic);
      for (InboundOutcome outcome : InboundOutcome.values()) {
        if (outcome != InboundOutcome.DEFERRED) {
          count(topic, outcome, 0);
        }
      }
    }
  }

  @Override
  public void handled(List<Handled> records, Duration took) {
    handling.record(took);
    long now = clock.millis();
    for (Handled each : records) {
      if (each.outcome() != InboundOutcome.DEFERRED) {
        String topic = each.record().position().topic();
        count(topic, each.outcome(), 1);
        errors.add(ERRORS.contains(each.outcome()));
        // A replay tells nothing of how long events take: somebody asked for it.
        if (!each.replay() && !UNSETTLED.contains(each.outcome())) {
          long waited = now - each.record().timestamp().toEpochMilli();
          long bounded = Math.min(Math.max(0, waited), InboundWindows.LONGEST.toMillis());
          delay(topic).record(Duration.ofMillis(bounded));
          delays.add(bounded);
        }
      }
    }
  }

  private void count(String topic, InboundOutcome outcome, int by) {
    Counter.builder("coupon.events.processed")
        .description("attempts at consumed records, after their commit")
        .tag("topic", topic)
        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
        .register(registry)
        .increment(by);
  }

  private Timer delay(String topic) {
    return Timer.builder("coupon.event.processing.delay")
        .description("from the record's timestamp to the commit")
        .serviceLevelObjectives(BUCKETS)
        .tag("topic", topic)
        .register(registry);
  }
}
