package io.couponservice.bootstrap.wiring;

import io.couponservice.application.coupon.WrongCodeLimit;
import io.couponservice.application.inbound.InboundMonitor;
import io.couponservice.application.outbox.OutboxSignal;
import io.couponservice.application.outbox.RelayOutbox;
import io.couponservice.application.port.Ids;
import io.couponservice.application.retention.Retention;
import io.couponservice.bootstrap.config.ServiceConfig;
import io.couponservice.bootstrap.config.ServiceConfig.Truth;
import io.couponservice.bootstrap.logging.InboundLog;
import io.couponservice.bootstrap.metrics.BacklogMetrics;
import io.couponservice.bootstrap.metrics.InboundWindows;
import io.couponservice.bootstrap.metrics.Metrics;
import io.couponservice.http.HttpApi;
import io.couponservice.http.HttpFigures;
import io.couponservice.http.health.HealthChecks;
import io.couponservice.kafka.KafkaClientDefaults;
import io.couponservice.kafka.codec.JsonEventEncoder;
import io.couponservice.kafka.consumer.ConsumerSettings;
import io.couponservice.kafka.consumer.ConsumerSettings.Drain;
import io.couponservice.kafka.consumer.EventConsumers;
import io.couponservice.kafka.health.BrokerWatch;
import io.couponservice.kafka.producer.KafkaRecordPublisher;
import io.couponservice.kafka.retry.ExponentialRetrySchedule;
import io.couponservice.kafka.topic.ContractTopics;
import io.couponservice.kafka.topic.TopicCreation;
import io.couponservice.persistence.database.Database;
import io.couponservice.persistence.database.DatabaseSettings;
import io.couponservice.persistence.database.DatabaseWatch;
import io.couponservice.persistence.database.Migrations;
import io.couponservice.persistence.monitoring.JdbiBacklog;
import io.couponservice.persistence.outbox.JdbiOutboxLeases;
import io.couponservice.persistence.outbox.JdbiOutboxQueue;
import io.couponservice.persistence.transaction.JdbiTransactions;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running service: all parts, started in order and stopped in reverse. */
public final class CouponService implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CouponService.class);
  private static final Duration OUTAGE_WAIT = Duration.ofSeconds(1);
  private static final Duration OUTAGE_MAX_WAIT = Duration.ofSeconds(10);

  /** Of the ten seconds that an orchestrator may have to wait. */
  private static final Duration STOP = Duration.ofMillis(9_500);

  private final Lifecycle lifecycle = new Lifecycle(STOP);
  private final Metrics metrics = lifecycle.add(new Metrics());
  private DatabaseWatch databaseWatch;
  private BrokerWatch brokerWatch;
  private RelayThread relay;
  private EventConsumers consumers;
  private Schedule schedule;
  private AlarmWork alarms;
  private HttpApi http;

  private CouponService() {}

  /**
   * Migrates the database, creates missing topics, and starts.
   *
   * @param config not null
   * @return serving; to be closed
   * @throws RuntimeException if a part does not start; those that did are stopped
   */
  public static CouponService start(ServiceConfig config) {
    return start(config, Clock.system(config.zone()));
  }

  /**
   * The same, by another clock.
   *
   * @param config not null
   * @param clock in the zone of the configuration, not null
   * @return serving; to be closed
   * @throws RuntimeException if a part does not start; those that did are stopped
   */
  public static CouponService start(ServiceConfig config, Clock clock) {
    CouponService service = new CouponService();
    try {
      service.startParts(config, clock);
      return service;
    } catch (RuntimeException e) {
      closeAfter(e, service);
      throw e;
    }
  }

  private static void closeAfter(RuntimeException failure, CouponService service) {
    try {
      service.close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private void startParts(ServiceConfig config, Clock clock) {
    Ids ids = new TimeOrderedIds(clock);
    Database database = lifecycle.add(open(config));
    Migrations.migrate(database);
    metrics.watchPool(database.dataSource());
    Map<String, Object> kafkaAdmin =
        KafkaClientDefaults.admin(config.kafka().bootstrapServers(), config.kafka().properties());
    TopicCreation.createMissing(kafkaAdmin, config.kafka().startWait());
    databaseWatch = lifecycle.add(DatabaseWatch.start(database));
    brokerWatch = lifecycle.addBeside(BrokerWatch.start(kafkaAdmin));
    OutboxSignal signal = new OutboxSignal();
    InboundWindows windows = AlarmRules.windows(config.alarms(), System::nanoTime);
    UseCases useCases =
        UseCases.on(
            new JdbiTransactions(database.jdbi(), signal::raise),
            new JsonEventEncoder(),
            ids,
            clock,
            new ExponentialRetrySchedule(
                config.retry().maxAttempts(), config.retry().firstWait(), config.retry().maxWait()),
            monitor(metrics.inbound(clock, ContractTopics.subscribed(), windows), new InboundLog()),
            new Retention(
                config.retention().reservations(),
                config.retention().processedEvents(),
                config.retention().commands(),
                config.retention().failedEvents(),
                config.retention().audit()),
            new WrongCodeLimit(config.wrongCodes().limit(), config.wrongCodes().window()));
    startRelay(config, database, signal, ids);
    startConsumers(config, useCases, databaseWatch::up);
    BacklogMetrics backlog = sampler(database);
    schedule = lifecycle.addBeside(Schedule.start(useCases, config.sweeps(), backlog));
    alarms =
        lifecycle.addBeside(
            AlarmWork.start(
                config.alarms(),
                AlarmRules.signals(config.alarms(), windows, backlog::deadLetters),
                metrics,
                clock));
    startHttp(config, useCases, ids);
  }

  private static InboundMonitor monitor(InboundMonitor one, InboundMonitor other) {
    return (records, took) -> {
      try {
        one.handled(records, took);
        other.handled(records, took);
      } catch (RuntimeException e) {
        // What was committed is not to be handled again because nobody could be told.
        LOG.error("records were not counted", e);
      }
    };
  }

  private BacklogMetrics sampler(Database database) {
    return metrics.sampler(ContractTopics.subscribed(), new JdbiBacklog(database.jdbi())::read);
  }

  /**
   * Opens the database of a configuration.
   *
   * @param config not null
   * @return to be closed
   */
  public static Database open(ServiceConfig config) {
    return Database.open(
        new DatabaseSettings(
            config.db().url(),
            config.db().user(),
            config.db().password().orElse(""),
            config.db().poolSize(),
            config.db().connectTimeout(),
            config.db().statementTimeout()));
  }

  private void startRelay(ServiceConfig config, Database database, OutboxSignal signal, Ids ids) {
    KafkaRecordPublisher publisher =
        lifecycle.add(
            new KafkaRecordPublisher(
                KafkaClientDefaults.producer(
                    config.kafka().bootstrapServers(),
                    merged(config.kafka().properties(), config.kafka().producer()))));
    AutoCloseable watched = lifecycle.addBeside(metrics.watchProducer(publisher.client()));
    LOG.debug("the producer is watched by {}", watched);
    relay =
        lifecycle.add(
            RelayThread.start(
                new RelayOutbox(
                    new JdbiOutboxQueue(database.jdbi()),
                    new JdbiOutboxLeases(database.jdbi()),
                    metrics.counted(publisher, ContractTopics.published()),
                    signal,
                    new RelayOutbox.Timing(
                        config.outbox().lease(), config.outbox().poll(), OUTAGE_WAIT),
                    ids.commandId(),
                    failure -> LOG.warn("the outbox waits: {}", failure.toString()))));
  }

  private void startConsumers(ServiceConfig config, UseCases useCases, BooleanSupplier available) {
    consumers =
        lifecycle.add(
            EventConsumers.start(
                new ConsumerSettings(
                    ContractTopics.subscribed(),
                    config.kafka().concurrency(),
                    new Drain(config.kafka().drainRecords(), config.kafka().drainBytes()),
                    OUTAGE_WAIT,
                    OUTAGE_MAX_WAIT,
                    KafkaClientDefaults.consumer(
                        config.kafka().bootstrapServers(),
                        UseCases.GROUP,
                        merged(config.kafka().properties(), config.kafka().consumer())),
                    metrics::watchConsumer),
                new InboundHandler(useCases.inbound(), available)));
  }

  private void startHttp(ServiceConfig config, UseCases useCases, Ids ids) {
    HealthChecks health =
        new HealthChecks(
            Map.of(
                "outboxRelay",
                relay::alive,
                "consumers",
                consumers::alive,
                "schedule",
                schedule::alive,
                "alarms",
                alarms::alive),
            Map.of("database", databaseWatch::up, "kafka", brokerWatch::up));
    metrics.ready(health::isReady);
    HttpFigures figures =
        new HttpFigures(
            metrics::text, config.metrics().open() == Truth.TRUE, metrics::http, alarms::statuses);
    CommandLanes lanes = new CommandLanes(useCases, config.http().deadline(), databaseWatch::up);
    // Requests in hand need their lanes to the end.
    AutoCloseable requests = lifecycle.addBeside(() -> closeRequests(lanes));
    LOG.debug("to be closed: {}", requests);
    http = HttpWiring.start(config, useCases, lanes, ids, health, databaseWatch::up, figures);
  }

  private void closeRequests(CommandLanes lanes) {
    if (http != null) {
      http.close();
    }
    lanes.close();
  }

  private static Map<String, String> merged(Map<String, String> all, Map<String, String> own) {
    Map<String, String> merged = new HashMap<>(all);
    merged.putAll(own);
    return merged;
  }

  /**
   * Whether all threads run that the service needs.
   *
   * @return false if one of them has ended
   */
  public boolean alive() {
    return relay.alive() && consumers.alive() && schedule.alive() && alarms.alive();
  }

  /**
   * The port that the HTTP interface listens on.
   *
   * @return 1 to 65535
   */
  public int httpPort() {
    return http.port();
  }

  /** Finishes work in hand and stops all parts. */
  @Override
  public void close() {
    lifecycle.close();
  }
}
