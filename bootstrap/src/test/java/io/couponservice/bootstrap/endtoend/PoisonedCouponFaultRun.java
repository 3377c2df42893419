package io.couponservice.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.bootstrap.benchmark.ReservedCoupons;
import io.couponservice.bootstrap.benchmark.ReservedCoupons.Payment;
import io.couponservice.bootstrap.config.ConfigSources;
import io.couponservice.bootstrap.oracle.TopicContents;
import io.couponservice.bootstrap.wiring.CouponService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events that fail in the database, again and again, do not hold up those of other coupons. */
class PoisonedCouponFaultRun {

  private static final int RUNS = 5;
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration RUN = Duration.ofSeconds(8);
  private static final int COUPONS = 48_000;
  private static final double WORST_RISE = 1.10;
  private static final int ALL = 500;
  private static final int PARTITIONS = 9;
  private static final int CONSUMERS = 3;
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private Backends backends;
  private CouponService service;

  @BeforeEach
  void startBackends() {
    backends = new EmbeddedBackends();
  }

  @AfterEach
  void stopAll() {
    if (service != null) {
      service.close();
    }
    if (backends != null) {
      backends.close();
    }
  }

  @Test
  void othersAreHardlySlower() throws Exception {
    start(null);
    List<Payment> payments = coupons(COUPONS);
    Payment poison = payments.get(0);
    failFor(List.of(poison), 0);
    Iterator<Payment> others = payments.subList(1, COUPONS).iterator();
    List<Map<Long, Long>> without = new ArrayList<>();
    List<Map<Long, Long>> with = new ArrayList<>();
    try (SteadyPayments steady = new SteadyPayments(backends.bootstrapServers());
        Progress progress = new Progress(backends)) {
      steady.send(others, WARM_UP, poison);
      settle(progress);
      for (int i = 0; i < RUNS; i++) {
        without.add(steady.send(others, RUN, null));
        settle(progress);
        with.add(steady.send(others, RUN, poison));
        settle(progress);
      }
    }
    long failed = number("SELECT count(*) FROM failed_events");
    Map<Long, Long> used = used();
    List<Long> p99Without = without.stream().map(sent -> p99(sent, used)).toList();
    List<Long> p99With = with.stream().map(sent -> p99(sent, used)).toList();
    double rise = (double) median(p99With) / median(p99Without);
    System.out.printf(
        "p99 from payment.completed to coupon.used in ms: without %s, with a coupon that fails %s;"
            + " medians %d and %d, ratio %.3f; %d failed%n",
        p99Without, p99With, median(p99Without), median(p99With), rise, failed);
    assertThat(failed).isGreaterThan(RUNS * 50L);
    // On a machine that is busy with other things, runs of one kind differ by far more than that:
    // then the rise is to be within what it does by itself.
    assertThat((double) median(p99With))
        .as("median with, in ms")
        .isLessThanOrEqualTo(
            Math.max(WORST_RISE * median(p99Without), Collections.max(p99Without)));
  }

  @Test
  void nobodyIsThrownOutWhenAllFailSlowly(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("service.yaml");
    Files.writeString(
        file,
        """
        coupon:
          kafka:
            consumer:
              max.poll.interval.ms: 10000
        """);
    start(file);
    List<Payment> payments = coupons(ALL);
    failFor(payments, 0.05);
    try (SteadyPayments sender = new SteadyPayments(backends.bootstrapServers());
        Group group = new Group(backends.bootstrapServers());
        Progress progress = new Progress(backends)) {
      Await.until(LIMIT, () -> isSettled(group), () -> "the partitions are not shared evenly");
      Map<String, Set<TopicPartition>> before = group.assignments();
      long start = System.nanoTime();
      payments.forEach(each -> sender.send(each, null));
      sender.awaitSent();
      Await.until(
          LIMIT,
          () -> {
            assertThat(group.assignments()).isEqualTo(before);
            return number("SELECT count(*) FROM failed_events") == ALL && progress.lag().isEmpty();
          },
          () -> "all have failed and are committed");
      System.out.printf(
          "%d of %d failed, stored in %.1f s, by the same %d members%n",
          number("SELECT count(*) FROM failed_events"),
          ALL,
          (System.nanoTime() - start) / 1e9,
          before.size());
      assertThat(group.assignments()).isEqualTo(before);
      assertThat(number("SELECT count(*) FROM coupons WHERE status = 'USED'")).isZero();
    }
  }

  /** Those who join one after the other share the partitions in several steps. */
  private static boolean isSettled(Group group) throws Exception {
    return group.assigned().size() == PARTITIONS
        && group.assignments().values().stream()
            .allMatch(each -> each.size() == PARTITIONS / CONSUMERS);
  }

  private void start(Path file) {
    Map<String, String> environment = new HashMap<>();
    environment.put("COUPON_DB_URL", backends.jdbcUrl());
    environment.put("COUPON_DB_USER", backends.user());
    environment.put("COUPON_KAFKA_BOOTSTRAP_SERVERS", backends.bootstrapServers());
    environment.put("COUPON_HTTP_PORT", "0");
    environment.put("COUPON_API_TOKENS", "test:admin:token-of-the-test");
    service = CouponService.start(ConfigSources.read(file, environment));
  }

  private List<Payment> coupons(int count) throws SQLException {
    return new ReservedCoupons(backends.jdbcUrl(), backends.user()).make("poison", count);
  }

  /** From now on no change of these coupons can be stored. */
  private void failFor(List<Payment> payments, double seconds) throws SQLException {
    execute("CREATE TABLE poisoned (coupon_id bigint PRIMARY KEY)");
    execute(
        payments.stream()
            .map(each -> "(" + SteadyPayments.couponId(each.value()) + ")")
            .collect(Collectors.joining(",", "INSERT INTO poisoned VALUES ", "")));
    execute(
        """
        CREATE FUNCTION refuse_poisoned() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF EXISTS (SELECT FROM poisoned WHERE coupon_id = NEW.coupon_id) THEN
            PERFORM pg_sleep(%s);
            RAISE EXCEPTION 'poisoned' USING ERRCODE = 'check_violation';
          END IF;
          RETURN NEW;
        END $$
        """
            .formatted(seconds));
    execute(
        """
        CREATE TRIGGER refuse_poisoned BEFORE UPDATE ON coupons
        FOR EACH ROW EXECUTE FUNCTION refuse_poisoned()
        """);
  }

  /** So that no run has to do with what another has left, retries least of all. */
  private void settle(Progress progress) throws Exception {
    progress.awaitDrained();
    Await.until(
        LIMIT,
        () -> number("SELECT count(*) FROM failed_events WHERE status = 'RETRYING'") == 0,
        () -> "the retries do not end");
    progress.awaitDrained();
  }

  /** When each coupon's use was published, in milliseconds since 1970. */
  private Map<Long, Long> used() {
    return TopicContents.read(backends.bootstrapServers(), List.of("coupon.used"))
        .records()
        .stream()
        .collect(
            Collectors.toMap(
                each -> Long.valueOf(each.key().toString()), each -> each.timestamp(), Math::min));
  }

  private static long p99(Map<Long, Long> sent, Map<Long, Long> used) {
    List<Long> delays =
        sent.entrySet().stream()
            .map(each -> used.get(each.getKey()) - each.getValue())
            .sorted()
            .toList();
    return delays.get((int) Math.ceil(delays.size() * 0.99) - 1);
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(backends.jdbcUrl(), backends.user(), backends.password());
  }
}
