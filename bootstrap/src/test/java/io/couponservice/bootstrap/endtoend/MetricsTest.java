package io.couponservice.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.bootstrap.servers.TestServers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(120)
class MetricsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static RunningService service;
  private static HttpCalls http;
  private static KafkaPeer peer;

  @BeforeAll
  static void start() {
    service = new RunningService();
    http = service.http();
    peer = new KafkaPeer(TestServers.kafka().bootstrapServers());
  }

  @AfterAll
  static void stop() throws Exception {
    peer.close();
    service.close();
  }

  @Test
  void a_story_is_told_in_numbers() throws Exception {
    Map<String, Double> before = figures();
    assertThat(http.createPolicy("METRICS", 10, 5).status()).isEqualTo(201);
    JsonNode first = reserved(1, "METRICS-1");
    reserved(2, "METRICS-2");
    peer.send("payment.completed", "METRICS-1", SentPayments.completed("evt_metrics_1", first));
    peer.send("payment.completed", "METRICS-1", SentPayments.completed("evt_metrics_1", first));
    peer.send(
        "payment.completed",
        "METRICS-1",
        SentPayments.completed("evt_metrics_2", first).replace("PAY-METRICS", "PAY-OTHER"));
    peer.send("payment.completed", "METRICS-1", "not JSON");

    awaitFigure("coupon_events_processed_total", "outcome=\"unreadable\"", before, 1);
    assertGrown("coupon_events_processed_total", "outcome=\"applied\"", before, 1);
    assertGrown("coupon_events_processed_total", "outcome=\"duplicate\"", before, 1);
    assertGrown("coupon_events_processed_total", "outcome=\"refused\"", before, 1);
    assertGrown("coupon_event_processing_delay_seconds_count", "payment.completed", before, 4);
    awaitFigure("coupon_events_published_total", "payment.completed.DLQ", before, 2);
    awaitFigure("coupon_events_published_total", "coupon.issued", before, 2);
    awaitFigure("coupon_events_published_total", "coupon.reserved", before, 2);
    awaitFigure("coupon_events_published_total", "coupon.used", before, 1);
    awaitFigure("coupon_dead_letters", "payment.completed", before, 2);
    awaitFigure("coupon_coupons", "status=\"used\"", before, 1);
    awaitFigure("coupon_coupons", "status=\"reserved\"", before, 1);
    assertThat(value(figures(), "coupon_error_ratio", "")).isBetween(0.01, 0.99);
    assertThat(value(figures(), "coupon_outbox_depth", "")).isZero();
    assertThat(value(figures(), "coupon_outbox_oldest_seconds", "")).isZero();
    assertThat(value(figures(), "coupon_ready", "")).isEqualTo(1);
    assertThat(
            value(
                figures(),
                "http_server_requests_seconds_count",
                "route=\"/api/v1/coupons/{couponId}/reservations\""))
        .isEqualTo(2);
  }

  @Test
  void the_usual_ones_are_there() throws Exception {
    assertThat(figures().keySet())
        .anyMatch(name -> name.startsWith("jvm_memory_used_bytes"))
        .anyMatch(name -> name.startsWith("hikaricp_connections_active"))
        .anyMatch(name -> name.startsWith("kafka_producer_record_send_total"))
        .anyMatch(name -> name.startsWith("coupon_event_handling_seconds_bucket"))
        .anyMatch(name -> name.startsWith("coupon_undeliverable_records"));
    Await.until(
        PATIENCE,
        () ->
            figures().keySet().stream()
                .anyMatch(name -> name.startsWith("kafka_consumer_fetch_manager_records_lag")),
        () -> "no lag is told");
  }

  private static JsonNode reserved(long userId, String orderId) throws Exception {
    long couponId = http.issue("METRICS", userId).body().get("couponId").longValue();
    return http.reserve(couponId, userId, orderId).body();
  }

  private static void awaitFigure(
      String name, String label, Map<String, Double> before, double grownBy) throws Exception {
    double start = value(before, name, label);
    Await.until(
        PATIENCE,
        () -> value(figures(), name, label) - orZero(start) == grownBy,
        () -> name + " " + label + " has not grown by " + grownBy);
  }

  private static void assertGrown(String name, String label, Map<String, Double> before, double by)
      throws Exception {
    assertThat(value(figures(), name, label) - orZero(value(before, name, label)))
        .as("%s %s", name, label)
        .isEqualTo(by);
  }

  /** A gauge that was not sampled yet. */
  private static double orZero(double value) {
    return Double.isNaN(value) ? 0 : value;
  }

  /** The sum of all with a name and part of a label. */
  private static double value(Map<String, Double> figures, String name, String label) {
    return figures.entrySet().stream()
        .filter(each -> each.getKey().startsWith(name) && each.getKey().contains(label))
        .filter(each -> !label.equals("payment.completed") || !each.getKey().contains(".DLQ"))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private static Map<String, Double> figures() throws Exception {
    return PrometheusText.parse(http.getText("/metrics"));
  }
}
