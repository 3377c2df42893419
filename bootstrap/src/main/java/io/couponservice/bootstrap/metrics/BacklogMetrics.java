package io.couponservice.bootstrap.metrics;

import io.couponservice.application.alarm.Reading;
import io.couponservice.application.monitoring.Backlog;
import io.couponservice.domain.coupon.CouponStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Shows what was last sampled; nothing at all (NaN) while nothing can be. */
public final class BacklogMetrics implements Runnable {

  private final Supplier<Backlog> source;
  private volatile Backlog last;

  BacklogMetrics(MeterRegistry registry, List<String> consumed, Supplier<Backlog> source) {
    this.source = source;
    gauge(
        registry,
        "coupon.outbox.depth",
        "records that are still to be published",
        Backlog::outboxDepth);
    gauge(
        registry,
        "coupon.outbox.oldest.seconds",
        "how long the oldest of them has waited",
        b -> b.outboxOldest().toMillis() / 1e3);
    gauge(
        registry,
        "coupon.undeliverable.records",
        "records that the broker refused for good",
        Backlog::undeliverable);
    gauge(
        registry,
        "coupon.events.retrying",
        "failed events that wait for their next attempt",
        Backlog::retrying);
    for (String topic : consumed) {
      gauge(
          registry,
          "coupon.dead.letters",
          "dead letters that are outstanding",
          b -> b.deadLetters().getOrDefault(topic, 0L),
          "topic",
          topic);
    }
    for (CouponStatus status : CouponStatus.values()) {
      gauge(
          registry,
          "coupon.coupons",
          "coupons that have a status",
          b -> b.coupons().get(status),
          "status",
          status.name().toLowerCase(Locale.ROOT));
    }
  }

  private void gauge(
      MeterRegistry registry,
      String name,
      String description,
      ToDoubleFunction<Backlog> value,
      String... tags) {
    Gauge.builder(name, () -> valueOf(value))
        .description(description)
        .tags(tags)
        .register(registry);
  }

  private double valueOf(ToDoubleFunction<Backlog> value) {
    Backlog sampled = last;
    return sampled == null ? Double.NaN : value.applyAsDouble(sampled);
  }

  /**
   * Reads anew.
   *
   * @throws io.couponservice.application.port.OutageException if the database is away
   */
  @Override
  public void run() {
    Backlog sampled = null;
    try {
      sampled = source.get();
    } finally {
      last = sampled;
    }
  }

  /**
   * How many dead letters are outstanding, over all topics.
   *
   * @return as it was sampled last; {@link Reading#UNKNOWN} if it could not be
   */
  public Reading deadLetters() {
    Backlog sampled = last;
    return sampled == null
        ? Reading.UNKNOWN
        : Reading.of(
            (double) sampled.deadLetters().values().stream().mapToLong(Long::longValue).sum());
  }
}
