package io.couponservice.bootstrap.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.bootstrap.endtoend.HttpCalls.Reply;
import io.couponservice.bootstrap.servers.TestServers;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One coupon goes all the way: HTTP and Kafka in, PostgreSQL and Kafka out. */
class MainJobTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

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
  void a_completed_payment_uses_the_coupon() throws Exception {
    JsonNode reservation = reserved("PAID", 12_345, "ORDER-1");
    long couponId = reservation.get("couponId").longValue();
    peer.send(
        "payment.completed",
        "ORDER-1",
        payment("COMPLETED", "evt_pay_1", reservation, "completedAt"),
        new RecordHeader("traceparent", TRACE.getBytes(UTF_8)));

    JsonNode issued = published("coupon.issued", couponId);
    assertThat(names(issued.get("data")))
        .containsExactly(
            "couponId",
            "policyId",
            "userId",
            "couponCode",
            "couponName",
            "discountType",
            "discountValue",
            "issueType",
            "status",
            "expiryDate",
            "issuedAt");
    JsonNode reservedEvent = published("coupon.reserved", couponId);
    assertThat(reservedEvent.get("data").get("reservationId"))
        .isEqualTo(reservation.get("reservationId"));

    ConsumerRecord<String, String> used =
        peer.await("coupon.used", record -> about(record, couponId));
    JsonNode event = JSON.readTree(used.value());
    assertThat(used.key()).isEqualTo(Long.toString(couponId));
    assertThat(header(used, "eventId")).isEqualTo(event.get("eventId").stringValue());
    assertThat(header(used, "eventType")).isEqualTo("COUPON_USED");
    assertThat(header(used, "correlationId")).isEqualTo("corr_evt_pay_1");
    assertThat(header(used, "traceparent")).isEqualTo(TRACE);
    assertThat(event.get("metadata").get("causationId").stringValue()).isEqualTo("evt_pay_1");
    assertThat(event.get("data"))
        .isEqualTo(
            JSON.readTree(
                """
                {"couponId": %d, "userId": 12345, "orderId": "ORDER-1", "paymentId": "PAY-ORDER-1",
                 "originalAmount": 100000, "discountAmount": 10000, "finalAmount": 90000,
                 "usedAt": "2026-01-01T10:05:00"}
                """
                    .formatted(couponId)));
    assertThat(http.get("/api/v1/coupons/" + couponId).body().get("status").stringValue())
        .isEqualTo("USED");
    assertThat(
            http.get("/api/v1/reservations/" + reservation.get("reservationId").stringValue())
                .body()
                .get("status")
                .stringValue())
        .isEqualTo("CONFIRMED");
  }

  @Test
  void a_failed_payment_releases_the_coupon() throws Exception {
    JsonNode reservation = reserved("FAILED", 1, "ORDER-2");
    long couponId = reservation.get("couponId").longValue();
    peer.send("payment.failed", "ORDER-2", payment("FAILED", "evt_pay_2", reservation, "failedAt"));

    JsonNode cancelled = published("coupon.cancelled", couponId);
    assertThat(cancelled.get("data").get("reason").stringValue()).isEqualTo("PAYMENT_FAILED");
    assertThat(http.get("/api/v1/coupons/" + couponId).body().get("status").stringValue())
        .isEqualTo("ISSUED");
    assertThat(http.reserve(couponId, 1, "ORDER-3").status()).isEqualTo(201);
  }

  @Test
  void a_cancelled_order_gives_the_used_coupon_back() throws Exception {
    JsonNode reservation = reserved("CANCELLED", 3, "ORDER-6");
    long couponId = reservation.get("couponId").longValue();
    String paid = payment("COMPLETED", "evt_pay_6", reservation, "completedAt");
    peer.send("payment.completed", "ORDER-6", paid);
    published("coupon.used", couponId);
    peer.send("order.cancelled", "ORDER-6", orderCancelled("evt_ord_6", reservation));

    JsonNode cancelled = published("coupon.cancelled", couponId);
    assertThat(cancelled.get("data").get("reason").stringValue()).isEqualTo("ORDER_CANCELLED");
    assertThat(cancelled.get("metadata").get("causationId").stringValue()).isEqualTo("evt_ord_6");
    assertThat(http.get("/api/v1/coupons/" + couponId).body().get("status").stringValue())
        .isEqualTo("ISSUED");
    assertThat(http.reserve(couponId, 3, "ORDER-6").body().get("code").stringValue())
        .isEqualTo("ORDER_CANCELLED");
    assertThat(http.reserve(couponId, 3, "ORDER-7").status()).isEqualTo(201);
  }

  @Test
  void an_unreadable_record_reaches_the_dead_letter_topic_as_it_was() throws Exception {
    String garbage = "not JSON " + System.nanoTime();
    peer.send("payment.failed", "key", garbage, new RecordHeader("own", new byte[] {1, 2}));

    ConsumerRecord<String, String> letter =
        peer.await("payment.failed.DLQ", record -> garbage.equals(record.value()));
    assertThat(letter.key()).isEqualTo("key");
    assertThat(letter.headers().lastHeader("own").value()).containsExactly(1, 2);
    assertThat(header(letter, "dlq.original.topic")).isEqualTo("payment.failed");
    assertThat(header(letter, "dlq.original.partition")).isNotBlank();
    assertThat(header(letter, "dlq.original.offset")).isNotBlank();
    assertThat(header(letter, "dlq.original.timestamp")).isNotBlank();
    assertThat(header(letter, "dlq.original.group")).isEqualTo("coupon-service");
    assertThat(header(letter, "dlq.reason")).isEqualTo("UNREADABLE");
    assertThat(header(letter, "dlq.message")).contains("not JSON");
    assertThat(header(letter, "dlq.attempts")).isEqualTo("1");
    assertThat(header(letter, "dlq.id")).startsWith("dlq_");
  }

  @Test
  void a_refused_payment_becomes_a_dead_letter_with_its_reason() throws Exception {
    JsonNode reservation = reserved("TWICE", 2, "ORDER-4");
    long couponId = reservation.get("couponId").longValue();
    String first = payment("COMPLETED", "evt_pay_4", reservation, "completedAt");
    peer.send("payment.completed", "ORDER-4", first);
    published("coupon.used", couponId);
    String second = first.replace("PAY-ORDER-4", "PAY-OTHER").replace("evt_pay_4", "evt_pay_5");
    peer.send("payment.completed", "ORDER-4", second);
    ConsumerRecord<String, String> letter =
        peer.await("payment.completed.DLQ", record -> second.equals(record.value()));
    assertThat(header(letter, "dlq.reason")).isEqualTo("DOUBLE_PAYMENT");
  }

  private static JsonNode reserved(String code, long userId, String orderId) throws Exception {
    assertThat(http.createPolicy(code, 10, 1).status()).isEqualTo(201);
    Reply coupon = http.issue(code, userId);
    assertThat(coupon.status()).isEqualTo(201);
    Reply reservation = http.reserve(coupon.body().get("couponId").longValue(), userId, orderId);
    assertThat(reservation.status()).isEqualTo(201);
    return reservation.body();
  }

  private static JsonNode published(String topic, long couponId) {
    return JSON.readTree(peer.await(topic, record -> about(record, couponId)).value());
  }

  private static boolean about(ConsumerRecord<String, String> record, long couponId) {
    // Other tests share the broker, but not the database: their coupons may have the same ids.
    return record.key().equals(Long.toString(couponId)) && record.timestamp() >= STARTED_AT;
  }

  private static final long STARTED_AT = System.currentTimeMillis();

  private static List<String> names(JsonNode object) {
    return new ArrayList<>(object.propertyNames());
  }

  private static String header(ConsumerRecord<String, String> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  private static String orderCancelled(String eventId, JsonNode reservation) {
    return """
        {"eventId": "%1$s", "eventType": "ORDER_CANCELLED", "timestamp": "2026-01-01T11:00:00Z",
         "data": {"orderId": "%2$s", "userId": %3$d, "couponId": %4$d,
                  "cancelReason": "CUSTOMER_REQUEST", "cancelledAt": "2026-01-01T11:00:00"},
         "metadata": {"correlationId": "corr_%1$s", "source": "order-service", "version": "1.0"}}
        """
        .formatted(
            eventId,
            reservation.get("orderId").stringValue(),
            reservation.get("userId").longValue(),
            reservation.get("couponId").longValue());
  }

  private static String payment(
      String outcome, String eventId, JsonNode reservation, String timeField) {
    String order = reservation.get("orderId").stringValue();
    return """
        {"eventId": "%1$s", "eventType": "PAYMENT_%2$s", "timestamp": "2026-01-01T10:05:00Z",
         "data": {"paymentId": "PAY-%3$s", "orderId": "%3$s", "userId": %4$d, "amount": 90000,
                  "couponId": %5$d, "reservationId": "%6$s", "paymentMethod": "CREDIT_CARD",
                  "failureReason": "INSUFFICIENT_BALANCE", "%7$s": "2026-01-01T10:05:00"},
         "metadata": {"correlationId": "corr_%1$s", "source": "payment-service", "version": "1.0"}}
        """
        .formatted(
            eventId,
            outcome,
            order,
            reservation.get("userId").longValue(),
            reservation.get("couponId").longValue(),
            reservation.get("reservationId").stringValue(),
            timeField);
  }
}
