package io.couponservice.bootstrap.local;

import io.couponservice.bootstrap.config.ConfigSources;
import io.couponservice.bootstrap.config.ServiceConfig;
import io.couponservice.bootstrap.config.TokenList;
import io.couponservice.bootstrap.demo.DemoClock;
import io.couponservice.bootstrap.demo.Story;
import io.couponservice.bootstrap.demo.Traffic;
import io.couponservice.bootstrap.logging.LogSetup;
import io.couponservice.bootstrap.wiring.CouponService;
import io.couponservice.embedded.LoopbackPort;
import io.couponservice.kafka.embedded.KafkaBroker;
import io.couponservice.kafka.embedded.KafkaBrokerOptions;
import io.couponservice.persistence.embedded.PostgresOptions;
import io.couponservice.persistence.embedded.PostgresServer;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** The service on servers of its own. */
final class LocalService implements AutoCloseable {

  private static final String DATABASE = "coupon";
  private static final String TOKENS = "COUPON_API_TOKENS";

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final Map<String, String> environment;
  private final Clock clock;
  private PostgresServer postgres;
  private KafkaBroker kafka;
  private CouponService service;

  private final Path data;
  private final int httpPort;
  private final int kafkaPort;

  /**
   * Nothing runs yet.
   *
   * @param data where the data is kept, null for nowhere
   * @param httpPort 0 for any
   * @param kafkaPort 0 for any
   * @param environment settings of the service, not null
   * @param clock of the service, not null
   */
  LocalService(
      Path data, int httpPort, int kafkaPort, Map<String, String> environment, Clock clock) {
    this.clock = clock;
    this.data = data;
    this.httpPort = httpPort;
    this.kafkaPort = kafkaPort;
    this.environment = new HashMap<>(environment);
  }

  /** Starts all. A signal in the meantime waits in {@link #close} until it can stop all. */
  synchronized void start() {
    // Known at once, not after the servers have started.
    if (httpPort != 0) {
      LoopbackPort.requireFree(httpPort, "HTTP");
    }
    System.out.println("Starting Kafka, PostgreSQL and the service ...");
    kafka = opened(KafkaBroker.start(kafkaOptions().withPort(kafkaPort)));
    postgres = opened(PostgresServer.start(postgresOptions()));
    postgres.createDatabase(DATABASE);
    environment.putIfAbsent(TOKENS, "local:admin:" + randomToken());
    environment.putIfAbsent("COUPON_LOG_LEVEL", "warn");
    environment.put("COUPON_DB_URL", postgres.jdbcUrl(DATABASE));
    environment.put("COUPON_DB_USER", postgres.user());
    environment.put("COUPON_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    environment.put("COUPON_HTTP_PORT", Integer.toString(httpPort));
    ServiceConfig config = ConfigSources.read(null, environment);
    LogSetup.apply(config.log());
    service = opened(CouponService.start(config, clock.withZone(config.zone())));
  }

  /** Plays the story of the specification. */
  void play(DemoClock storyClock, PrintStream out) {
    try {
      new Story(out, service.httpPort(), adminToken(), kafka.bootstrapServers(), storyClock).play();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Keeps orders going until the end. */
  synchronized void startTraffic(int ordersPerSecond, PrintStream out) {
    try {
      opened(
          Traffic.start(
              out, ordersPerSecond, service.httpPort(), adminToken(), kafka.bootstrapServers()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String adminToken() {
    return TokenList.parse(environment.get(TOKENS)).stream()
        .filter(entry -> entry.role().equals("admin"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("COUPON_API_TOKENS has no admin"))
        .token();
  }

  private <T extends AutoCloseable> T opened(T server) {
    started.push(server);
    return server;
  }

  private KafkaBrokerOptions kafkaOptions() {
    return data == null
        ? KafkaBrokerOptions.temporary()
        : KafkaBrokerOptions.keptIn(data.resolve("kafka"));
  }

  private PostgresOptions postgresOptions() {
    return data == null
        ? PostgresOptions.temporary()
        : PostgresOptions.keptIn(data.resolve("postgres"));
  }

  private static String randomToken() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Prints how to reach all that runs. */
  void describe(PrintStream out) {
    out.printf("The coupon service is ready.%n");
    out.printf("  HTTP      http://localhost:%d%n", service.httpPort());
    for (TokenList.Entry entry : TokenList.parse(environment.get(TOKENS))) {
      out.printf("  token     %s (%s, %s)%n", entry.token(), entry.name(), entry.role());
    }
    out.printf("  Kafka     %s%n", kafka.bootstrapServers());
    out.printf("  database  %s%n", postgres.jdbcUrl(DATABASE));
    out.printf("Ctrl-C stops all.%n");
  }

  @Override
  public synchronized void close() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        System.err.println("not stopped cleanly: " + e);
      }
    }
  }
}
