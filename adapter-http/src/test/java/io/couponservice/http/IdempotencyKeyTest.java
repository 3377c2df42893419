package io.couponservice.http;

import static io.couponservice.application.fixture.SampleTerms.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.http.auth.Role;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

  private static final String ISSUE = "/api/v1/coupons/issue-by-code";
  private static final AtomicInteger CODES = new AtomicInteger();

  @RegisterExtension static final InMemoryApi API = new InMemoryApi();

  private final String code = "CODE-" + CODES.incrementAndGet();
  private final String body = "{\"userId\": 501, \"couponCode\": \"%s\"}".formatted(code);
  private final String key = "key of " + code;

  @Test
  void aRepeatGetsTheFirstAnswer() {
    API.policy(terms().code(code).perUser(10));
    Reply first = post(ISSUE, body, key);
    Reply repeat = post(ISSUE, body, key);

    first.isJson(201, first.response().body());
    assertThat(first.header("Idempotency-Replayed")).isNull();
    repeat.isJson(201, first.response().body());
    assertThat(repeat.header("Location")).isEqualTo(first.header("Location"));
    assertThat(repeat.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(repeat.header("X-Correlation-Id")).isNotEqualTo(first.header("X-Correlation-Id"));
  }

  @Test
  void aRefusalIsRepeatedWithItsFirstCorrelationId() {
    Reply first = post(ISSUE, body, key);
    first.isProblem(422, "COUPON_CODE_NOT_ACCEPTED");
    API.policy(terms().code(code));
    Reply repeat = post(ISSUE, body, key);

    assertThat(repeat.status()).isEqualTo(422);
    assertThat(repeat.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(repeat.response().body()).isEqualTo(first.response().body());
  }

  @Test
  void theSameBodyMayBeLaidOutInAnotherWay() {
    API.policy(terms().code(code).perUser(10));
    Reply first = post(ISSUE, body, key);
    Reply repeat = post(ISSUE, "{\n \"couponCode\": \"%s\", \"userId\": 501}".formatted(code), key);

    assertThat(repeat.response().body()).isEqualTo(first.response().body());
  }

  @Test
  void anotherBodyOrPathIsAMistake() {
    String policy = API.policy(terms().code(code).perUser(10));
    post(ISSUE, body, key);
    post(ISSUE, body.replace("501", "502"), key).isProblem(422, "IDEMPOTENCY_KEY_REUSED");

    assertThat(post(policy + "/deactivate", "", key).status()).isEqualTo(200);
    post(API.policy(terms()) + "/deactivate", "", key).isProblem(422, "IDEMPOTENCY_KEY_REUSED");
  }

  @Test
  void aKeyIsOfOneTokenAndOneRoute() {
    String policy = API.policy(terms().code(code).perUser(10));
    Reply first = post(ISSUE, body, key);
    Reply ofAnother = API.send(request(ISSUE, body, key), Role.SERVICE);
    Reply elsewhere = post(policy + "/coupons", "{\"userIds\": [501]}", key);

    assertThat(ofAnother.status()).isEqualTo(201);
    assertThat(ofAnother.response().body()).isNotEqualTo(first.response().body());
    assertThat(elsewhere.status()).isEqualTo(200);
  }

  @Test
  void withoutAKeyEachRequestIsOneOfItsOwn() {
    API.policy(terms().code(code).perUser(10));
    assertThat(API.post(ISSUE, body).response().body())
        .isNotEqualTo(API.post(ISSUE, body).response().body());
  }

  @Test
  void everyPostTakesOne() {
    String policy = API.policy(terms().code(code).perUser(10));
    String coupons = "/api/v1/coupons/";
    long couponId = post(ISSUE, body, key).json().get("couponId").longValue();
    long another = post(ISSUE, body, key + 2).json().get("couponId").longValue();
    repeats("/api/v1/policies", Bodies.POLICY);
    repeats(coupons + couponId + "/reservations", reserve("ORD-1"));
    repeats(coupons + another + "/use", Bodies.USE);
    repeats(policy + "/coupons", "{\"userIds\": [501, 502]}");
    repeats(policy + "/deactivate", "");
  }

  private static void repeats(String path, String body) {
    Reply first = post(path, body, "every");
    Reply repeat = post(path, body, "every");
    assertThat(first.status()).as(first.response().body()).isIn(200, 201);
    assertThat(repeat.status()).isEqualTo(first.status());
    assertThat(repeat.response().body()).isEqualTo(first.response().body());
    assertThat(repeat.header("Idempotency-Replayed")).isEqualTo("true");
  }

  private static String reserve(String orderId) {
    return "{\"userId\": 501, \"orderId\": \"%s\", \"orderAmount\": 50000}".formatted(orderId);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "a\tb"})
  void aKeyIsPrintable(String bad) {
    post(ISSUE, body, bad).isMistakeIn("Idempotency-Key", "printable ASCII");
  }

  @Test
  void aKeyHasAtMost255Characters() {
    API.policy(terms().code(code).perUser(10));
    post(ISSUE, body, "k".repeat(256)).isMistakeIn("Idempotency-Key", "1 to 255");
    assertThat(post(ISSUE, body, "k".repeat(255)).status()).isEqualTo(201);
  }

  @Test
  void whoIsThrottledMayTryTheSameRequestAgain() {
    API.policy(terms().code(code));
    String wrong = "{\"userId\": 77, \"couponCode\": \"WRONG\"}";
    for (int i = 0; i < 10; i++) {
      API.post(ISSUE, wrong).isProblem(422, "COUPON_CODE_NOT_ACCEPTED");
    }
    String right = body.replace("501", "77");
    Reply throttled = post(ISSUE, right, key);
    throttled.isProblem(429, "TOO_MANY_WRONG_CODES");
    assertThat(throttled.header("Retry-After")).isEqualTo("600");

    API.service.clock.pass(Duration.ofMinutes(10));
    assertThat(post(ISSUE, right, key).status()).isEqualTo(201);
  }

  private static Reply post(String path, String body, String key) {
    return API.send(request(path, body, key), Role.ADMIN);
  }

  private static HttpRequest.Builder request(String path, String body, String key) {
    return API.json(path, body).header("Idempotency-Key", key);
  }
}
