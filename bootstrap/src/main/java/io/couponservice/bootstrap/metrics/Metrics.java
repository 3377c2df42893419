package io.couponservice.bootstrap.metrics;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.couponservice.application.alarm.AlarmName;
import io.couponservice.application.alarm.AlarmStatus;
import io.couponservice.application.alarm.EvaluateAlarms;
import io.couponservice.application.inbound.InboundMonitor;
import io.couponservice.application.monitoring.Backlog;
import io.couponservice.application.outbox.RecordPublisher;
import io.couponservice.http.metrics.HttpMonitor.Answered;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** All figures of one instance, in the text format of Prometheus. */
public final class Metrics implements AutoCloseable {

  private static final Duration[] HTTP_BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbage = new JvmGcMetrics();

  /** With those of the JVM. */
  public Metrics() {
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    garbage.bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /**
   * All figures, as they are now.
   *
   * @return never null
   */
  public String text() {
    return registry.scrape();
  }

  /**
   * Adds those of a pool of connections.
   *
   * @param pool of Hikari, not null
   * @throws IllegalArgumentException if it is of something else
   */
  public void watchPool(DataSource pool) {
    try {
      pool.unwrap(HikariDataSource.class)
          .setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
    } catch (SQLException e) {
      throw new IllegalArgumentException("not a pool of Hikari", e);
    }
  }

  /**
   * Adds those of a consumer, among them how far it lags behind.
   *
   * @param consumer not null
   * @return to be run when the consumer is closed
   */
  public Runnable watchConsumer(Consumer<?, ?> consumer) {
    return ConsumerMetrics.watch(consumer, registry);
  }

  /**
   * Adds those of a producer.
   *
   * @param producer not null
   * @return to be closed with the producer
   */
  public AutoCloseable watchProducer(Producer<?, ?> producer) {
    KafkaClientMetrics client = new KafkaClientMetrics(producer);
    client.bindTo(registry);
    return client;
  }

  /**
   * Counts consumed records.
   *
   * @param clock to tell how long they waited, not null
   * @param topics that are told of from the beginning, not null
   * @param windows are kept up to date, not null
   * @return to be told of them
   */
  public InboundMonitor inbound(Clock clock, List<String> topics, InboundWindows windows) {
    InboundMetrics inbound = new InboundMetrics(registry, clock, windows);
    inbound.register(topics);
    return inbound;
  }

  /**
   * Counts published records.
   *
   * @param publisher not null
   * @param topics that are told of from the beginning, not null
   * @return publishes with it
   */
  public RecordPublisher counted(RecordPublisher publisher, List<String> topics) {
    topics.forEach(topic -> CountedPublisher.counter(registry, topic));
    return new CountedPublisher(publisher, registry);
  }

  /**
   * Adds what waits in the database.
   *
   * @param consumed topics whose dead letters are counted, not null
   * @param source reads it, not null
   * @return to be run now and then; throws what the source throws
   */
  public BacklogMetrics sampler(List<String> consumed, Supplier<Backlog> source) {
    return new BacklogMetrics(registry, consumed, source);
  }

  /**
   * Adds whether alarms fire.
   *
   * @param alarms not null
   */
  public void watchAlarms(EvaluateAlarms alarms) {
    for (AlarmStatus each : alarms.statuses()) {
      AlarmName name = each.name();
      Gauge.builder("coupon.alarm", () -> alarms.isFiring(name) ? 1 : 0)
          .description("whether the alarm fires")
          .tag("name", name.text())
          .register(registry);
    }
  }

  /**
   * Shows whether this instance is ready to serve.
   *
   * @param ready asked with each scrape, so it must be quick; not null
   */
  public void ready(BooleanSupplier ready) {
    Gauge.builder("coupon.ready", () -> ready.getAsBoolean() ? 1 : 0)
        .description("whether this instance is ready, as /health/ready tells")
        .register(registry);
  }

  /**
   * Counts an HTTP request.
   *
   * @param request not null
   */
  public void http(Answered request) {
    Timer.builder("http.server.requests")
        .description("from the first byte of a request to its answer")
        .tags(
            "method",
            request.method(),
            "route",
            request.route(),
            "status",
            Integer.toString(request.status()))
        .serviceLevelObjectives(HTTP_BUCKETS)
        .register(registry)
        .record(request.took());
  }

  @Override
  public void close() {
    garbage.close();
    registry.close();
  }
}
