package io.couponservice.http.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.alarm.AlarmName;
import io.couponservice.application.alarm.AlarmState;
import io.couponservice.application.alarm.AlarmStatus;
import io.couponservice.application.inmemory.MovableClock;
import io.couponservice.http.webhook.Receiver.Received;
import io.couponservice.http.webhook.WebhookSettings.Retries;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class AlarmWebhookTest {

  private static final String SECRET = "secret-of-the-test";
  private static final Retries QUICK =
      new Retries(4, Duration.ofMillis(20), Duration.ofMillis(40), Duration.ofSeconds(20));

  private final MovableClock clock = new MovableClock();
  private final AtomicInteger ids = new AtomicInteger();
  private Receiver receiver;
  private AlarmWebhook webhook;

  @BeforeEach
  void start() throws Exception {
    receiver = new Receiver();
    webhook = webhook(QUICK);
  }

  @AfterEach
  void stop() {
    webhook.close();
    receiver.close();
  }

  private AlarmWebhook webhook(Retries retries) {
    return AlarmWebhook.start(
        new WebhookSettings(receiver.url(), SECRET, "one-1", retries),
        () -> "alarm_" + ids.incrementAndGet(),
        clock);
  }

  private AlarmStatus status(AlarmState state, OptionalDouble value) {
    return new AlarmStatus(AlarmName.ERROR_RATIO, state, value, 0.01, clock.instant());
  }

  private AlarmStatus firing() {
    return status(AlarmState.FIRING, OptionalDouble.of(0.5));
  }

  private AlarmStatus over() {
    return status(AlarmState.OK, OptionalDouble.empty());
  }

  @Test
  void a_change_is_posted_with_all_that_is_known_of_it_and_signed() throws Exception {
    webhook.changed(firing());
    Received posted = receiver.next();
    assertThat(posted.method()).isEqualTo("POST");
    assertThat(posted.contentType()).isEqualTo("application/json");
    assertThat(posted.body())
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {"id": "alarm_1", "name": "error_ratio", "state": "FIRING", "value": 0.5,
                     "threshold": 0.01, "since": "2026-03-01T12:00:00Z", "instance": "one-1"}
                    """));
    assertThat(posted.signature()).isEqualTo(signatureNow(posted));
  }

  private String signatureNow(Received posted) {
    return WebhookSignature.of(
        SECRET, clock.instant(), posted.text().getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 429, 400, 404, 302})
  void an_answer_that_is_not_2xx_is_followed_by_another_attempt_with_the_same_id(int answer)
      throws Exception {
    receiver.answers(answer, answer);
    webhook.changed(firing());
    webhook.changed(over());
    Received first = receiver.next();
    assertThat(receiver.next().text()).isEqualTo(first.text());
    assertThat(receiver.next().text()).isEqualTo(first.text());
    assertThat(receiver.next().body().get("id").stringValue()).isEqualTo("alarm_2");
    assertThat(receiver.left()).isZero();
  }

  @Test
  void each_attempt_is_signed_with_its_own_time() throws Exception {
    receiver.answers(500);
    webhook.close();
    webhook = webhook(new Retries(2, Duration.ofSeconds(2), Duration.ofSeconds(2), QUICK.answer()));
    webhook.changed(firing());
    Received first = receiver.next();
    assertThat(first.signature()).isEqualTo(signatureNow(first));
    clock.pass(Duration.ofSeconds(7));
    Received second = receiver.next();
    assertThat(second.signature()).isEqualTo(signatureNow(second));
    assertThat(second.signature()).isNotEqualTo(first.signature());
  }

  @Test
  void what_can_not_be_posted_is_given_up_and_the_next_one_follows() throws Exception {
    receiver.answers(500, 500, 500, 500);
    webhook.changed(firing());
    webhook.changed(over());
    for (int attempt = 1; attempt <= QUICK.attempts(); attempt++) {
      assertThat(receiver.next().body().get("id").stringValue()).isEqualTo("alarm_1");
    }
    assertThat(receiver.next().body().get("id").stringValue()).isEqualTo("alarm_2");
  }

  @Test
  void a_receiver_that_does_not_answer_is_not_waited_for_for_ever() throws Exception {
    webhook.close();
    webhook =
        webhook(
            new Retries(3, Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofMillis(300)));
    receiver.answers(0);
    webhook.changed(firing());
    assertThat(receiver.next().text()).isEqualTo(receiver.next().text());
  }

  @Test
  void changes_arrive_in_their_order() throws Exception {
    receiver.answers(500, 204, 500, 500, 204, 503);
    for (int i = 0; i < 20; i++) {
      webhook.changed(i % 2 == 0 ? firing() : over());
    }
    List<String> seen = new ArrayList<>();
    while (seen.isEmpty() || !seen.get(seen.size() - 1).equals("alarm_20")) {
      String id = receiver.next().body().get("id").stringValue();
      if (!seen.contains(id)) {
        seen.add(id);
      }
    }
    assertThat(seen).hasSize(20);
    assertThat(seen.stream().map(id -> Integer.parseInt(id.substring(6)))).isSorted();
  }

  @Test
  void nobody_waits_for_it_and_of_too_many_the_last_ones_are_posted() throws Exception {
    receiver.answers(0);
    webhook.close();
    webhook =
        webhook(
            new Retries(1, Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofSeconds(2)));
    webhook.changed(firing());
    assertThat(receiver.next().body().get("id").stringValue()).isEqualTo("alarm_1");
    for (int i = 2; i <= 150; i++) {
      webhook.changed(firing());
    }
    assertThat(receiver.left()).isZero();
    for (int i = 51; i <= 150; i++) {
      assertThat(receiver.next().body().get("id").stringValue()).isEqualTo("alarm_" + i);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 500})
  void it_stops_at_once_whatever_it_waits_for(int answer) throws Exception {
    webhook.close();
    Duration endless = Duration.ofMinutes(10);
    webhook = webhook(new Retries(5, endless, endless, endless));
    receiver.answers(answer, answer);
    webhook.changed(firing());
    webhook.changed(over());
    receiver.next();
    long start = System.nanoTime();
    webhook.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertThat(webhook.alive()).isFalse();
  }

  @Test
  void settings_do_not_show_what_is_secret() {
    assertThat(new WebhookSettings(receiver.url(), SECRET, "one-1", QUICK).toString())
        .isEqualTo("http://localhost");
  }
}
