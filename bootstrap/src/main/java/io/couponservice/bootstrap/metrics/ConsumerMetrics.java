package io.couponservice.bootstrap.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.clients.consumer.Consumer;

/** The figures of a consumer, of which some come and go with its partitions. */
final class ConsumerMetrics {

  /** How soon the lag of a partition is seen after the consumer got it. */
  private static final Duration REFRESH = Duration.ofSeconds(10);

  private ConsumerMetrics() {}

  static Runnable watch(Consumer<?, ?> consumer, MeterRegistry registry) {
    ScheduledExecutorService refresh =
        Executors.newSingleThreadScheduledExecutor(ConsumerMetrics::daemon);
    KafkaClientMetrics client = new KafkaClientMetrics(consumer, List.of(), refresh, REFRESH);
    client.bindTo(registry);
    return () -> {
      refresh.shutdownNow();
      client.close();
    };
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "consumer-metrics");
    thread.setDaemon(true);
    return thread;
  }
}
