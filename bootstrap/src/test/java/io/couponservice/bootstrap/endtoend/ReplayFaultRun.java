package io.couponservice.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.bootstrap.benchmark.ReservedCoupons;
import io.couponservice.bootstrap.benchmark.ReservedCoupons.Payment;
import io.couponservice.bootstrap.oracle.TopicContents;
import io.couponservice.bootstrap.oracle.TopicRecord;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A hundred thousand dead letters are replayed while instances die, by a job that is started twice,
 * and stopped midway: each takes effect exactly once.
 */
class ReplayFaultRun {

  private static final int LETTERS = 100_000;
  private static final int RATE = 4_000;
  private static final int KILLS = 6;
  private static final Duration LIMIT = Duration.ofMinutes(4);

  private final long seed = Long.getLong("kill.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<ServiceProcess> instances = new ArrayList<>();
  private Backends backends;

  @BeforeEach
  void start() throws Exception {
    System.out.println("kill.seed=" + seed);
    backends = new EmbeddedBackends();
    for (int i = 1; i <= 2; i++) {
      instances.add(ServiceProcess.of("replaying-" + i, backends, Map.of()));
    }
    for (ServiceProcess each : instances) {
      each.launch();
    }
    for (ServiceProcess each : instances) {
      each.awaitReady();
    }
  }

  @AfterEach
  void stopAll() {
    instances.forEach(ServiceProcess::close);
    if (backends != null) {
      backends.close();
    }
  }

  @Test
  void eachTakesEffectOnce() throws Exception {
    makeDeadLetters();
    long begun = System.nanoTime();
    JsonNode foreseen = replay("\"dryRun\": true").body();
    System.out.printf("dry run in %.1f s: %s%n", seconds(begun), foreseen.get("outcomes"));
    assertThat(foreseen.get("total").longValue()).isEqualTo(LETTERS);
    assertThat(foreseen.at("/outcomes/APPLIED").longValue()).isEqualTo(LETTERS);
    assertThat(number("SELECT count(*) FROM coupons WHERE status = 'USED'")).isZero();

    begun = System.nanoTime();
    long first = startJob();
    startJob();
    for (int i = 0; i < KILLS; i++) {
      ServiceProcess victim = instances.get(random.nextInt(instances.size()));
      victim.letRun(Duration.ofMillis(500 + random.nextInt(2_500)));
      victim.kill();
      victim.launch();
      if (i == KILLS / 2) {
        stopJob(first);
        startJob();
      }
      victim.awaitReady();
    }
    Await.until(
        LIMIT,
        () -> number("SELECT count(*) FROM replay_jobs WHERE ended_at IS NULL") == 0,
        () -> "the jobs do not end");
    System.out.printf(
        "%d dead letters replayed in %.1f s, with %d kills, a job stopped and three started%n",
        LETTERS, seconds(begun), KILLS);
    try (Progress progress = new Progress(backends)) {
      progress.awaitDrained();
    }
    judge();
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  /** Payments whose reservations come later. */
  private void makeDeadLetters() throws Exception {
    List<Payment> payments =
        new ReservedCoupons(backends.jdbcUrl(), backends.user()).make("late", LETTERS);
    execute("CREATE TABLE late AS SELECT * FROM reservations");
    execute("UPDATE coupons SET status = 'ISSUED', reservation_id = NULL");
    execute("DELETE FROM reservations");
    try (SteadyPayments sender = new SteadyPayments(backends.bootstrapServers())) {
      payments.forEach(payment -> sender.send(payment, null));
      sender.awaitSent();
    }
    Await.until(
        LIMIT,
        () -> number("SELECT count(*) FROM failed_events WHERE status = 'DEAD'") == LETTERS,
        () -> "not all payments are dead letters");
    execute("INSERT INTO reservations SELECT * FROM late");
    execute(
        """
        UPDATE coupons SET status = 'RESERVED', reservation_id = late.reservation_id
        FROM late WHERE late.coupon_id = coupons.coupon_id
        """);
  }

  private void judge() throws Exception {
    assertThat(number("SELECT count(*) FROM coupons WHERE status = 'USED'")).isEqualTo(LETTERS);
    assertThat(
            number("SELECT count(*) FROM failed_events WHERE status = 'REPLAYED' AND replays = 1"))
        .isEqualTo(LETTERS);
    assertThat(number("SELECT count(*) FROM failed_event_changes WHERE kind = 'REPLAYED'"))
        .isEqualTo(LETTERS);
    assertThat(number("SELECT sum(done) FROM replay_jobs")).isEqualTo(LETTERS);
    assertThat(number("SELECT sum(failed) FROM replay_jobs")).isZero();
    assertThat(number("SELECT count(*) FROM replay_jobs WHERE status = 'STOPPED'")).isEqualTo(1);
    assertThat(number("SELECT count(*) FROM processed_events")).isEqualTo(LETTERS);
    assertThat(number("SELECT count(*) FROM coupon_history WHERE to_status = 'USED'"))
        .isEqualTo(LETTERS);
    TopicContents topics =
        TopicContents.read(
            backends.bootstrapServers(), List.of("coupon.used", "payment.completed"));
    List<TopicRecord> used = topics.of("coupon.used");
    assertThat(used.stream().map(each -> each.header("eventId")).distinct()).hasSize(LETTERS);
    assertThat(used.stream().map(TopicRecord::key).distinct()).hasSize(LETTERS);
    assertThat(topics.of("payment.completed")).as("nothing goes back on it").hasSize(LETTERS);
  }

  /** An answer. */
  private record Answer(int status, JsonNode body) {}

  private long startJob() throws Exception {
    Answer started = replay("\"dryRun\": false, \"ratePerSecond\": " + RATE);
    assertThat(started.status()).isEqualTo(202);
    return started.body().get("jobId").longValue();
  }

  private void stopJob(long jobId) throws Exception {
    Answer stopped = post("/api/v1/replay-jobs/" + jobId + "/stop", "{}");
    assertThat(stopped.body().get("status").stringValue()).isEqualTo("STOPPED");
  }

  private Answer replay(String fields) throws Exception {
    return post(
        "/api/v1/dead-letters/replay",
        "{\"topic\": \"payment.completed\", \"reason\": \"UNKNOWN_RESERVATION\", " + fields + "}");
  }

  /** At an instance that is not about to start. */
  private Answer post(String path, String body) throws Exception {
    URI url = instances.get(0).url();
    instances.get(0).awaitReady();
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve(path))
            .timeout(Duration.ofSeconds(90))
            .header("Authorization", "Bearer " + ServiceProcess.TOKEN)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    var response = http.send(request, BodyHandlers.ofString());
    return new Answer(response.statusCode(), JsonMapper.shared().readTree(response.body()));
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
