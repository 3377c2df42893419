package io.couponservice.bootstrap.benchmark;

import io.couponservice.bootstrap.benchmark.LoadProcess.Result;
import io.couponservice.bootstrap.config.ConfigSources;
import io.couponservice.bootstrap.wiring.CouponService;
import io.couponservice.domain.event.EventType;
import io.couponservice.http.EchoServer;
import io.couponservice.kafka.embedded.KafkaBroker;
import io.couponservice.kafka.embedded.KafkaBrokerOptions;
import io.couponservice.persistence.embedded.PostgresOptions;
import io.couponservice.persistence.embedded.PostgresServer;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures how many coupons a second are issued by code and reserved over HTTP: 64 connections from
 * a process of its own, one policy with a stock of 50,000; beside it, in the same run, a route of
 * the same server that only echoes.
 */
public final class HttpBenchmark {

  private static final String TOKEN = "benchmark-token";
  private static final int STOCK = 50_000;
  private static final int USERS = 60_000;
  private static final int ECHOES = 100_000;
  private static final int WARM_RUNS = 2;
  private static final int RUNS = 5;

  private final PrintStream out;

  /** Prints to a stream. */
  public HttpBenchmark(PrintStream out) {
    this.out = out;
  }

  /** 60,000 users enter the code of 50,000 coupons. */
  public void issue() throws Exception {
    run("issue", EventType.COUPON_ISSUED, (service, coupons, run) -> issue(service, coupons, run));
  }

  /** 50,000 orders reserve a coupon each. */
  public void reserve() throws Exception {
    run(
        "reserve",
        EventType.COUPON_RESERVED,
        (service, coupons, run) -> reserve(service, coupons, run));
  }

  private interface Measured {
    Result run(CouponService service, PreparedCoupons coupons, String run) throws Exception;
  }

  private void run(String name, EventType event, Measured measured) throws Exception {
    out.printf(
        "%s over HTTP, 64 connections, %d cores, Java %s, PostgreSQL with fsync on, acks=all%n",
        name, Runtime.getRuntime().availableProcessors(), Runtime.version().feature());
    try (PostgresServer postgres =
            PostgresServer.start(PostgresOptions.temporary().withDurable(true));
        KafkaBroker kafka = KafkaBroker.start(KafkaBrokerOptions.temporary());
        EchoServer echo = EchoServer.start()) {
      postgres.createDatabase("benchmark");
      String url = postgres.jdbcUrl("benchmark");
      try (CouponService service =
          CouponService.start(
              ConfigSources.read(
                  null,
                  Map.of(
                      "COUPON_DB_URL",
                      url,
                      "COUPON_DB_USER",
                      postgres.user(),
                      "COUPON_KAFKA_BOOTSTRAP_SERVERS",
                      kafka.bootstrapServers(),
                      "COUPON_HTTP_PORT",
                      "0",
                      "COUPON_API_TOKENS",
                      "benchmark:admin:" + TOKEN)))) {
        PreparedCoupons coupons = new PreparedCoupons(url, postgres.user());
        Rates echoes = new Rates("echo, the same server and bodies");
        HttpRates rates = new HttpRates(name);
        // Compiles the hot code, and has the database make its log files, once each.
        for (int i = 0; i < WARM_RUNS; i++) {
          measured.run(service, coupons, "WARM" + i);
          echo(echo, ECHOES);
        }
        for (int i = 0; i < RUNS; i++) {
          coupons.awaitPublished();
          echoes.add(ECHOES, echo(echo, ECHOES).nanos());
          PublishedRecords published =
              new PublishedRecords(kafka.bootstrapServers(), event.topic());
          long start = coupons.now();
          Result result = measured.run(service, coupons, "RUN" + i);
          rates.add(result);
          out.printf(
              Locale.ROOT, "%s, %.0f a transaction%n", rates.last(), coupons.batchSince(start));
          coupons.awaitPublished();
          published.requireOneEach(STOCK);
        }
        out.println(rates.row());
        out.println(echoes.row());
        out.printf(
            Locale.ROOT,
            "%s reaches %.0f %% of the echo%n",
            name,
            100 * rates.median() / echoes.median());
      }
    }
  }

  private static Result echo(EchoServer echo, int count) throws Exception {
    return LoadProcess.run(
        echo.port(),
        TOKEN,
        IntStream.range(0, count).mapToObj(i -> EchoServer.PATH + "\t" + issueBody(i, "ECHO")));
  }

  private static Result issue(CouponService service, PreparedCoupons coupons, String run)
      throws Exception {
    long policyId = coupons.makePolicy(run, STOCK);
    Result result =
        LoadProcess.run(
            service.httpPort(),
            TOKEN,
            shuffled(USERS).map(user -> "/api/v1/coupons/issue-by-code\t" + issueBody(user, run)));
    require(result, Map.of(201, STOCK, 422, USERS - STOCK));
    coupons.requireIssued(policyId, STOCK);
    return result;
  }

  private static String issueBody(int user, String code) {
    return "{\"userId\": %d, \"couponCode\": \"%s\"}".formatted(user + 1, code);
  }

  private static Result reserve(CouponService service, PreparedCoupons coupons, String run)
      throws Exception {
    long policyId = coupons.makePolicy(run, STOCK);
    long first = coupons.makeCoupons(policyId, STOCK);
    Result result =
        LoadProcess.run(
            service.httpPort(),
            TOKEN,
            shuffled(STOCK)
                .map(
                    i ->
                        "/api/v1/coupons/%d/reservations\t{\"userId\": %d, \"orderId\": \"ORDER-%s-%d\", \"orderAmount\": 100000}"
                            .formatted(first + i, i + 1, run, i)));
    require(result, Map.of(201, STOCK));
    coupons.requireReserved(policyId, STOCK);
    return result;
  }

  /** In no order of a key, as customers come, but in the same one each time. */
  private static Stream<Integer> shuffled(int count) {
    List<Integer> numbers = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    Collections.shuffle(numbers, new Random(42));
    return numbers.stream();
  }

  private static void require(Result result, Map<Integer, Integer> statuses) {
    if (!result.statuses().equals(statuses)) {
      throw new IllegalStateException("answered " + result.statuses() + ", not " + statuses);
    }
  }
}
