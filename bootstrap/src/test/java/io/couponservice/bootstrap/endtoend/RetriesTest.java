package io.couponservice.bootstrap.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.bootstrap.servers.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** A bug that the database shows: a constraint is violated, for one coupon. */
@Timeout(120)
class RetriesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String eventId = "evt_" + UUID.randomUUID();
  private RunningService service;
  private HttpCalls http;
  private KafkaPeer peer;

  @BeforeEach
  void start() {
    service = new RunningService();
    http = service.http();
    peer = new KafkaPeer(TestServers.kafka().bootstrapServers());
  }

  @AfterEach
  void stop() throws Exception {
    peer.close();
    service.close();
  }

  @Test
  void an_event_is_tried_at_0_1_and_3_seconds_and_is_a_dead_letter_then() throws Exception {
    JsonNode reservation = reserved();
    breakCoupon(reservation.get("couponId").longValue());
    String payment = SentPayments.completed(eventId, reservation);
    peer.send("payment.completed", "ORDER-R", payment);

    ConsumerRecord<String, String> letter =
        peer.await("payment.completed.DLQ", record -> payment.equals(record.value()));

    assertThat(header(letter, "dlq.attempts")).isEqualTo("3");
    assertThat(header(letter, "dlq.reason")).isEqualTo("UNEXPECTED");
    assertThat(header(letter, "dlq.message")).contains("broken for the test");
    long sent = Instant.parse(header(letter, "dlq.original.timestamp")).toEpochMilli();
    assertThat(letter.timestamp() - sent).isBetween(3_000L, 6_000L);
    assertThat(status()).isEqualTo("DEAD");
  }

  @Test
  void an_event_recovers_by_itself_once_the_bug_is_gone() throws Exception {
    JsonNode reservation = reserved();
    long couponId = reservation.get("couponId").longValue();
    breakCoupon(couponId);
    peer.send("payment.completed", "ORDER-R", SentPayments.completed(eventId, reservation));
    Await.until(PATIENCE, () -> "RETRYING".equals(status()), () -> "it did not fail");

    execute("DROP TRIGGER broken ON coupons");

    Await.until(PATIENCE, () -> "RECOVERED".equals(status()), () -> "it did not recover");
    assertThat(http.get("/api/v1/coupons/" + couponId).body().get("status").stringValue())
        .isEqualTo("USED");
    assertThat(
            PrometheusText.parse(http.getText("/metrics"))
                .get(
                    "coupon_events_processed_total"
                        + "{outcome=\"recovered\",topic=\"payment.completed\"}"))
        .isEqualTo(1);
  }

  private JsonNode reserved() throws Exception {
    assertThat(http.createPolicy("RETRIES", 10, 1).status()).isEqualTo(201);
    long couponId = http.issue("RETRIES", 1).body().get("couponId").longValue();
    return http.reserve(couponId, 1, "ORDER-R").body();
  }

  private void breakCoupon(long couponId) throws SQLException {
    execute(
        """
        CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE check_violation USING MESSAGE = 'broken for the test';
        END $$
        """);
    execute(
        """
        CREATE TRIGGER broken BEFORE UPDATE ON coupons FOR EACH ROW
        WHEN (OLD.coupon_id = %d AND NEW.status = 'USED') EXECUTE FUNCTION broken()
        """
            .formatted(couponId));
  }

  private String status() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT status FROM failed_events WHERE event_id = '" + eventId + "'")) {
      return row.next() ? row.getString(1) : null;
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(service.jdbcUrl(), TestServers.postgres().user(), "");
  }

  private static String header(ConsumerRecord<String, String> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
