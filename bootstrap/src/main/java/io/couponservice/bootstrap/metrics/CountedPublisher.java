package io.couponservice.bootstrap.metrics;

import io.couponservice.application.outbox.RecordPublisher;
import io.couponservice.application.record.OutboundRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletableFuture;

/** Counts what the broker has taken. */
final class CountedPublisher implements RecordPublisher {

  private final RecordPublisher publisher;
  private final MeterRegistry registry;

  CountedPublisher(RecordPublisher publisher, MeterRegistry registry) {
    this.publisher = publisher;
    this.registry = registry;
  }

  @Override
  public CompletableFuture<Void> publish(OutboundRecord record) {
    return publisher.publish(record).whenComplete((done, failure) -> count(record, failure));
  }

  private void count(OutboundRecord record, Throwable failure) {
    if (failure == null) {
      counter(registry, record.topic()).increment();
    }
  }

  static Counter counter(MeterRegistry registry, String topic) {
    return Counter.builder("coupon.events.published")
        .description("records that the broker has")
        .tag("topic", topic)
        .register(registry);
  }
}
