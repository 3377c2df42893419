package io.couponservice.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.couponservice.bootstrap.servers.TestServers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class LogsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String SECRET = "secret-of-the-payload";

  private final String eventId = "evt_" + UUID.randomUUID();
  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private RunningService service;
  private KafkaPeer peer;
  private Level before;

  @BeforeEach
  void start() {
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    before = root.getLevel();
    root.setLevel(Level.INFO);
    log.start();
    root.addAppender(log);
    service = new RunningService();
    peer = new KafkaPeer(TestServers.kafka().bootstrapServers());
  }

  @AfterEach
  void stop() throws Exception {
    peer.close();
    service.close();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.detachAppender(log);
    root.setLevel(before);
  }

  @Test
  void a_refused_record_is_one_line_with_all_that_is_needed_to_find_it() throws Exception {
    peer.send("payment.completed", "ORDER-L", payment());
    ILoggingEvent line = awaitLine(eventId);

    JsonNode json = new JsonMapper().readTree(json(line));
    assertThat(json.get("level").stringValue()).isEqualTo("WARN");
    assertThat(json.get("kvpList").valueStream().map(JsonNode::toString).toList())
        .contains(
            "{\"reason\":\"UNKNOWN_COUPON\"}",
            "{\"eventId\":\"" + eventId + "\"}",
            "{\"correlationId\":\"corr_" + eventId + "\"}",
            "{\"topic\":\"payment.completed\"}",
            "{\"attempt\":\"1\"}")
        .anyMatch(pair -> pair.startsWith("{\"partition\":"))
        .anyMatch(pair -> pair.startsWith("{\"offset\":"));
    assertThat(text(line))
        .contains("eventId='" + eventId + "'", "correlationId='corr_" + eventId + "'", "offset=");
  }

  @Test
  void nothing_of_a_payload_and_no_token_is_logged() throws Exception {
    HttpCalls stranger = new HttpCalls(service.port(), SECRET + "-token");
    assertThat(stranger.get("/api/v1/coupons/1").status()).isEqualTo(401);
    peer.send("payment.failed", SECRET, "{\"eventId\": \"" + SECRET + "\", \"" + SECRET);
    peer.send("payment.completed", SECRET, payment().replace("COMPLETED", SECRET));
    peer.send("payment.completed", "ORDER-L", payment());
    awaitLine(eventId);
    Await.until(
        PATIENCE,
        () -> lines().stream().filter(line -> text(line).contains("UNREADABLE")).count() >= 2,
        () -> "the two unreadable records are not told of");

    assertThat(lines())
        .allSatisfy(
            line -> {
              assertThat(text(line)).doesNotContain(SECRET).doesNotContain(RunningService.TOKEN);
              assertThat(json(line)).doesNotContain(SECRET).doesNotContain(RunningService.TOKEN);
            });
  }

  private String payment() {
    return """
        {"eventId": "%1$s", "eventType": "PAYMENT_COMPLETED", "timestamp": "2026-01-01T10:05:00Z",
         "data": {"paymentId": "PAY-L", "orderId": "ORDER-L", "userId": 1, "amount": 90000,
                  "couponId": 999999999, "reservationId": "RESV-NONE", "paymentMethod": "%2$s",
                  "completedAt": "2026-01-01T10:05:00"},
         "metadata": {"correlationId": "corr_%1$s", "source": "payment-service", "version": "1.0"}}
        """
        .formatted(eventId, SECRET);
  }

  private ILoggingEvent awaitLine(String part) throws Exception {
    Await.until(
        PATIENCE,
        () -> lines().stream().anyMatch(line -> text(line).contains(part)),
        () -> "no line with " + part);
    List<ILoggingEvent> found = lines().stream().filter(line -> text(line).contains(part)).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private List<ILoggingEvent> lines() {
    return List.copyOf(log.list);
  }

  private String text(ILoggingEvent line) {
    PatternLayout layout = new PatternLayout();
    layout.setContext(context);
    layout.setPattern("%-5level %logger - %msg %kvp{SINGLE}%n%ex");
    layout.start();
    return layout.doLayout(line);
  }

  private String json(ILoggingEvent line) {
    JsonEncoder encoder = new JsonEncoder();
    encoder.setContext(context);
    encoder.start();
    return new String(encoder.encode(line), StandardCharsets.UTF_8);
  }
}
