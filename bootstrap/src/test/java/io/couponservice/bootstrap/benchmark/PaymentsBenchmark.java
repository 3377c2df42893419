package io.couponservice.bootstrap.benchmark;

import io.couponservice.bootstrap.config.ConfigSources;
import io.couponservice.bootstrap.config.ServiceConfig;
import io.couponservice.bootstrap.wiring.CouponService;
import io.couponservice.bootstrap.wiring.TimeOrderedIds;
import io.couponservice.bootstrap.wiring.UseCases;
import io.couponservice.kafka.codec.JsonEventEncoder;
import io.couponservice.kafka.embedded.KafkaBroker;
import io.couponservice.kafka.embedded.KafkaBrokerOptions;
import io.couponservice.persistence.database.Database;
import io.couponservice.persistence.database.Migrations;
import io.couponservice.persistence.embedded.PostgresOptions;
import io.couponservice.persistence.embedded.PostgresServer;
import io.couponservice.persistence.transaction.JdbiTransactions;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;

/**
 * Measures how many payments a second use their coupons: through Kafka, from topic to topic; and in
 * the same run the same statements without Kafka, one transaction an event and set-based.
 */
public final class PaymentsBenchmark {

  private static final int COUPONS = 100_000;
  private static final int SINGLE_COUPONS = 10_000;
  private static final int RUNS = 3;
  private static final int PER_TRANSACTION = 1_000;
  private static final int SET_THREADS = 3;
  private static final int SINGLE_THREADS = 16;

  private final PrintStream out;

  /** Prints to a stream. */
  public PaymentsBenchmark(PrintStream out) {
    this.out = out;
  }

  /** Measures, on servers of its own with fsync on. */
  public void run() throws Exception {
    out.printf(
        "payment.completed -> coupon.used, %d cores, Java %s, PostgreSQL with fsync on, acks=all%n",
        Runtime.getRuntime().availableProcessors(), Runtime.version().feature());
    try (PostgresServer postgres =
            PostgresServer.start(PostgresOptions.temporary().withDurable(true));
        KafkaBroker kafka = KafkaBroker.start(KafkaBrokerOptions.temporary())) {
      Rates single = withoutKafka(postgres, "single", 1, SINGLE_THREADS, SINGLE_COUPONS);
      Rates sets = withoutKafka(postgres, "sets", PER_TRANSACTION, SET_THREADS, COUPONS);
      Rates through = throughKafka(postgres, kafka);
      out.printf(
          Locale.ROOT,
          "topic to topic is %.1f x one transaction an event, %.0f %% of set-based without Kafka%n",
          through.median() / single.median(),
          100 * through.median() / sets.median());
    }
  }

  private Rates withoutKafka(
      PostgresServer postgres, String name, int perTransaction, int threads, int coupons)
      throws Exception {
    String url = database(postgres, name);
    Rates rates =
        new Rates("without Kafka, %d a transaction, %d threads".formatted(perTransaction, threads));
    try (Database database = CouponService.open(config(url, postgres.user(), "unused:9092"))) {
      Migrations.migrate(database);
      Clock clock = Clock.systemUTC();
      UseCases useCases =
          UseCases.on(
              new JdbiTransactions(database.jdbi(), () -> {}),
              new JsonEventEncoder(),
              new TimeOrderedIds(clock),
              clock);
      WithoutKafka measured = new WithoutKafka(useCases.inbound());
      ReservedCoupons reserved = new ReservedCoupons(url, postgres.user());
      measured.run(reserved.make("warm", coupons / 2), perTransaction, threads);
      for (int run = 0; run < RUNS; run++) {
        database.jdbi().useHandle(handle -> handle.execute("TRUNCATE outbox"));
        rates.add(
            coupons, measured.run(reserved.make("run" + run, coupons), perTransaction, threads));
      }
    }
    out.println(rates.row());
    return rates;
  }

  private Rates throughKafka(PostgresServer postgres, KafkaBroker kafka) throws Exception {
    String url = database(postgres, "kafka");
    Rates rates = new Rates("topic to topic, concurrency 3, 10 a poll");
    ServiceConfig config = config(url, postgres.user(), kafka.bootstrapServers());
    try (CouponService service = CouponService.start(config)) {
      ThroughKafka measured = new ThroughKafka(kafka.bootstrapServers());
      ReservedCoupons reserved = new ReservedCoupons(url, postgres.user());
      measured.run(reserved.make("warm", COUPONS));
      for (int run = 0; run < RUNS; run++) {
        rates.add(COUPONS, measured.run(reserved.make("run" + run, COUPONS)));
      }
      if (!service.alive()) {
        throw new IllegalStateException("a thread of the service has ended");
      }
    }
    out.println(rates.row());
    return rates;
  }

  private static String database(PostgresServer postgres, String name) {
    postgres.createDatabase(name);
    return postgres.jdbcUrl(name);
  }

  private static ServiceConfig config(String jdbcUrl, String user, String bootstrapServers) {
    return ConfigSources.read(
        null,
        Map.of(
            "COUPON_DB_URL",
            jdbcUrl,
            "COUPON_DB_USER",
            user,
            "COUPON_DB_POOL_SIZE",
            "21",
            "COUPON_KAFKA_BOOTSTRAP_SERVERS",
            bootstrapServers,
            "COUPON_HTTP_PORT",
            "0",
            "COUPON_API_TOKENS",
            "benchmark:admin:benchmark-token"));
  }
}
