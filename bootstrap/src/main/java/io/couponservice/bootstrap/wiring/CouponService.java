package io.couponservice.bootstrap.wiring;

import io.couponservice.application.outbox.OutboxSignal;
import io.couponservice.application.outbox.RelayOutbox;
import io.couponservice.application.port.Ids;
import io.couponservice.bootstrap.config.ServiceConfig;
import io.couponservice.http.HttpApi;
import io.couponservice.http.health.HealthChecks;
import io.couponservice.kafka.KafkaClientDefaults;
import io.couponservice.kafka.codec.JsonEventEncoder;
import io.couponservice.kafka.consumer.ConsumerSettings;
import io.couponservice.kafka.consumer.ConsumerSettings.Drain;
import io.couponservice.kafka.consumer.EventConsumers;
import io.couponservice.kafka.producer.KafkaRecordPublisher;
import io.couponservice.kafka.topic.ContractTopics;
import io.couponservice.kafka.topic.TopicCreation;
import io.couponservice.persistence.database.Database;
import io.couponservice.persistence.database.DatabaseSettings;
import io.couponservice.persistence.database.Migrations;
import io.couponservice.persistence.outbox.JdbiOutboxLeases;
import io.couponservice.persistence.outbox.JdbiOutboxQueue;
import io.couponservice.persistence.transaction.JdbiTransactions;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running service: all parts, started in order and stopped in reverse. */
public final class CouponService implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CouponService.class);
  private static final Duration OUTAGE_WAIT = Duration.ofSeconds(1);
  private static final Duration OUTAGE_MAX_WAIT = Duration.ofSeconds(10);

  private final Lifecycle lifecycle = new Lifecycle();
  private RelayThread relay;
  private EventConsumers consumers;
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
    CouponService service = new CouponService();
    try {
      service.startParts(config);
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

  private void startParts(ServiceConfig config) {
    Clock clock = Clock.system(config.zone());
    Ids ids = new TimeOrderedIds(clock);
    Database database = lifecycle.add(open(config));
    Migrations.migrate(database);
    TopicCreation.createMissing(
        KafkaClientDefaults.admin(config.kafka().bootstrapServers(), config.kafka().properties()));
    OutboxSignal signal = new OutboxSignal();
    UseCases useCases =
        UseCases.on(
            new JdbiTransactions(database.jdbi(), signal::raise),
            new JsonEventEncoder(),
            ids,
            clock);
    startRelay(config, database, signal, ids);
    startConsumers(config, useCases);
    startHttp(config, database, useCases, ids);
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
    relay =
        lifecycle.add(
            RelayThread.start(
                new RelayOutbox(
                    new JdbiOutboxQueue(database.jdbi()),
                    new JdbiOutboxLeases(database.jdbi()),
                    publisher,
                    signal,
                    new RelayOutbox.Timing(
                        config.outbox().lease(), config.outbox().poll(), OUTAGE_WAIT),
                    ids.commandId(),
                    failure -> LOG.warn("the outbox waits: {}", failure.toString()))));
  }

  private void startConsumers(ServiceConfig config, UseCases useCases) {
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
                        merged(config.kafka().properties(), config.kafka().consumer()))),
                useCases.inbound()::handle));
  }

  private void startHttp(ServiceConfig config, Database database, UseCases useCases, Ids ids) {
    CommandLanes lanes = lifecycle.add(new CommandLanes(useCases));
    HealthChecks health =
        new HealthChecks(
            Map.of("outboxRelay", relay::alive, "consumers", consumers::alive),
            Map.of("database", database::reachable));
    http = lifecycle.add(HttpWiring.start(config, useCases, lanes, ids, health));
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
    return relay.alive() && consumers.alive();
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
