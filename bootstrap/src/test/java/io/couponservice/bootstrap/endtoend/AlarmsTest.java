package io.couponservice.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.couponservice.bootstrap.logging.AlarmLog;
import io.couponservice.bootstrap.servers.TestServers;
import io.couponservice.http.webhook.Receiver;
import io.couponservice.http.webhook.Receiver.Received;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** From bad records to whoever is on duty, and back. */
@Timeout(120)
class AlarmsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SECRET = "secret-of-the-webhook";
  private static final int BAD = 12;

  private final Logger logger = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Level before = logger.getLevel();
  private Receiver receiver;
  private RunningService service;
  private KafkaPeer peer;

  @BeforeEach
  void start() throws Exception {
    logger.setLevel(Level.INFO);
    log.start();
    logger.addAppender(log);
    receiver = new Receiver();
    service =
        new RunningService(
            Map.of(
                "COUPON_ALARMS_WINDOW", "PT4S",
                "COUPON_ALARMS_PERIOD", "PT0.1S",
                "COUPON_ALARMS_HOLD", "PT0.5S",
                "COUPON_ALARMS_ERROR_RATIO_LEAST", "10",
                "COUPON_ALARMS_PROCESSING_DELAY", "PT1H",
                "COUPON_ALARMS_DEAD_LETTERS", "10",
                "COUPON_ALARMS_WEBHOOK_URL", receiver.url().toString(),
                "COUPON_ALARMS_WEBHOOK_SECRET", SECRET));
    peer = new KafkaPeer(TestServers.kafka().bootstrapServers());
  }

  @AfterEach
  void stop() throws Exception {
    peer.close();
    service.close();
    receiver.close();
    logger.detachAppender(log);
    logger.setLevel(before);
  }

  @Test
  void an_alarm_fires_is_told_and_is_over() throws Exception {
    receiver.answers(500);
    assertThat(service.http().get("/api/v1/alarms").body())
        .extracting(alarm -> alarm.get("name").stringValue())
        .containsExactly("processing_delay", "error_ratio", "dead_letters");
    sendBadRecords();

    Received first = receiver.next();
    assertThat(receiver.next().text()).as("after a 500").isEqualTo(first.text());
    assertIsSigned(first);
    JsonNode fired = isOf("error_ratio", first.body()) ? first.body() : nextOf("error_ratio");
    assertThat(fired.get("state").stringValue()).isEqualTo("FIRING");
    assertThat(fired.get("value").doubleValue()).isGreaterThan(0.01);
    assertThat(fired.get("threshold").doubleValue()).isEqualTo(0.01);
    assertThat(fired.get("instance").stringValue()).contains("-" + ProcessHandle.current().pid());

    assertDeadLettersFire();
    JsonNode over = nextOf("error_ratio");
    assertThat(over.get("state").stringValue()).isEqualTo("OK");
    assertThat(Instant.parse(over.get("since").stringValue()))
        .isAfter(Instant.parse(fired.get("since").stringValue()));
    assertThat(over.get("id")).isNotEqualTo(fired.get("id"));
    assertThat(alarm("error_ratio").get("since")).isEqualTo(over.get("since"));
    assertThat(figure("error_ratio")).isZero();
    assertThat(lines("error_ratio")).containsExactly(Level.WARN, Level.INFO);
    assertThat(log.list).noneMatch(line -> line.toString().contains(SECRET));
  }

  @Test
  void dead_letters_are_over_when_operators_have_dealt_with_enough_of_them() throws Exception {
    sendBadRecords();
    JsonNode fired = nextOf("dead_letters");
    assertThat(fired.get("state").stringValue()).isEqualTo("FIRING");
    assertThat(fired.get("value").doubleValue()).isBetween(11.0, (double) BAD);

    JsonNode dead = service.http().get("/api/v1/dead-letters?status=DEAD").body().get("items");
    for (int i = 0; i < 4; i++) {
      String letter = dead.get(i).get("deadLetterId").stringValue();
      String path = "/api/v1/dead-letters/" + letter + "/discard";
      assertThat(service.http().post(path, "{\"note\": \"no JSON\"}").status()).isEqualTo(200);
    }

    JsonNode over = nextOf("dead_letters");
    assertThat(over.get("state").stringValue()).isEqualTo("OK");
    assertThat(over.get("value").doubleValue()).as("80 % of 10").isEqualTo(8);
    assertThat(figure("dead_letters")).isZero();
    assertThat(lines("dead_letters")).containsExactly(Level.WARN, Level.INFO);
  }

  @Test
  void processing_delay_is_over_when_the_late_have_left_the_window() throws Exception {
    peer.send(
        "payment.completed", Instant.now().minus(Duration.ofHours(2)), "ALARM-LATE", "not JSON");

    JsonNode fired = nextOf("processing_delay");
    assertThat(fired.get("state").stringValue()).isEqualTo("FIRING");
    assertThat(fired.get("value").doubleValue()).as("seconds").isBetween(7_000.0, 7_400.0);
    assertThat(fired.get("threshold").doubleValue()).isEqualTo(3_600);
    JsonNode over = nextOf("processing_delay");
    assertThat(over.get("state").stringValue()).isEqualTo("OK");
    assertThat(figure("processing_delay")).isZero();
    assertThat(lines("processing_delay")).containsExactly(Level.WARN, Level.INFO);
  }

  private void sendBadRecords() throws Exception {
    for (int i = 0; i < BAD; i++) {
      peer.send("payment.completed", "ALARM-" + UUID.randomUUID(), "not JSON");
    }
  }

  /** They stay outstanding, and the gauge and the route say so. */
  private void assertDeadLettersFire() throws Exception {
    Await.until(
        PATIENCE,
        () -> alarm("dead_letters").get("state").stringValue().equals("FIRING"),
        () -> "no alarm about dead letters");
    assertThat(alarm("dead_letters").get("value").doubleValue()).isEqualTo(BAD);
    assertThat(figure("dead_letters")).isEqualTo(1);
    assertThat(figure("processing_delay")).isZero();
    assertThat(lines("dead_letters")).containsExactly(Level.WARN);
  }

  private JsonNode nextOf(String name) throws InterruptedException {
    while (true) {
      JsonNode next = receiver.next().body();
      if (isOf(name, next)) {
        return next;
      }
    }
  }

  private static boolean isOf(String name, JsonNode alarm) {
    return alarm.get("name").stringValue().equals(name);
  }

  private JsonNode alarm(String name) throws Exception {
    return service
        .http()
        .get("/api/v1/alarms")
        .body()
        .valueStream()
        .filter(each -> isOf(name, each))
        .findAny()
        .orElseThrow();
  }

  private double figure(String name) throws Exception {
    return PrometheusText.parse(service.http().getText("/metrics"))
        .get("coupon_alarm{name=\"" + name + "\"}");
  }

  private List<Level> lines(String name) {
    return List.copyOf(log.list).stream()
        .filter(line -> line.getLoggerName().equals(AlarmLog.class.getName()))
        .filter(line -> line.getKeyValuePairs().get(0).value.equals(name))
        .map(ILoggingEvent::getLevel)
        .toList();
  }

  /** As docs/operations/alarms.md tells a receiver to do it. */
  private static void assertIsSigned(Received received) throws Exception {
    String[] parts = received.signature().split("[=,]", -1);
    assertThat(parts).hasSize(4);
    assertThat(Duration.between(Instant.ofEpochSecond(Long.parseLong(parts[1])), Instant.now()))
        .isLessThan(Duration.ofMinutes(5));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] signed = (parts[1] + "." + received.text()).getBytes(StandardCharsets.UTF_8);
    assertThat(parts[3]).isEqualTo(HexFormat.of().formatHex(mac.doFinal(signed)));
  }
}
