package io.couponservice.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.bootstrap.servers.TestServers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** What callers may rely on, whichever of two instances they reach. */
@Timeout(180)
class TwoInstancesTest {

  private static final int THREADS = 32;
  private static final int WRONG_CODES = 10;

  private static final String DATABASE = TestServers.newDatabase();
  private static RunningService one;
  private static RunningService other;

  @BeforeAll
  static void start() {
    one = new RunningService(DATABASE);
    other = new RunningService(DATABASE);
  }

  @AfterAll
  static void stop() throws Exception {
    one.close();
    other.close();
  }

  @Test
  void requests_with_one_key_have_one_effect_and_one_answer() throws Exception {
    policy("KEYS");
    for (int round = 0; round < 5; round++) {
      String key = "key-" + round;
      String body = "{\"userId\": %d, \"couponCode\": \"KEYS\"}".formatted(100 + round);
      List<HttpCalls.Reply> replies =
          atOnce(i -> http(i).postKeyed("/api/v1/coupons/issue-by-code", body, key));

      assertThat(replies).allMatch(reply -> reply.status() == 201);
      assertThat(replies.stream().map(HttpCalls.Reply::body).distinct()).hasSize(1);
    }
    assertThat(items("/api/v1/users/100/coupons")).hasSize(1);
  }

  @Test
  void a_key_of_another_request_is_refused_on_both() throws Exception {
    policy("REUSED");
    List<HttpCalls.Reply> replies =
        atOnce(
            i ->
                http(i)
                    .postKeyed(
                        "/api/v1/coupons/issue-by-code",
                        "{\"userId\": %d, \"couponCode\": \"REUSED\"}".formatted(i + 1),
                        "the same"));

    assertThat(replies.stream().filter(reply -> reply.status() == 201)).hasSize(1);
    assertThat(replies.stream().filter(reply -> reply.status() != 201))
        .hasSize(THREADS - 1)
        .allMatch(reply -> reply.status() == 422)
        .allMatch(reply -> reply.body().get("code").stringValue().equals("IDEMPOTENCY_KEY_REUSED"));
  }

  @Test
  void an_answer_outlives_the_instance_that_gave_it() throws Exception {
    policy("RESTART");
    String body = "{\"userId\": 7, \"couponCode\": \"RESTART\"}";
    JsonNode first;
    try (RunningService shortLived = new RunningService(DATABASE)) {
      first = shortLived.http().postKeyed("/api/v1/coupons/issue-by-code", body, "kept").body();
    }
    assertThat(one.http().postKeyed("/api/v1/coupons/issue-by-code", body, "kept").body())
        .isEqualTo(first);
  }

  @Test
  void wrong_codes_are_counted_together() throws Exception {
    policy("SECRET");
    long user = 4711;
    // So that there is something to lock: the very first ones do not see each other.
    http(0).issue("WRONG-FIRST", user);
    List<HttpCalls.Reply> replies = atOnce(i -> http(i).issue("WRONG-" + i, user));

    assertThat(replies.stream().filter(reply -> reply.status() == 422)).hasSize(WRONG_CODES - 1);
    assertThat(replies.stream().filter(reply -> reply.status() == 429))
        .hasSize(THREADS - WRONG_CODES + 1);
    for (int i = 0; i < 2; i++) {
      assertThat(http(i).issue("SECRET", user).status()).isEqualTo(429);
      assertThat(http(i).issue("SECRET", user + 1 + i).status()).isEqualTo(201);
    }
  }

  @Test
  void a_list_that_is_read_while_it_grows_has_nothing_twice_and_lacks_nothing() throws Exception {
    policy("LIST");
    long user = 815;
    Set<Long> before = new HashSet<>();
    for (int i = 0; i < 30; i++) {
      before.add(one.http().issue("LIST", user).body().get("couponId").longValue());
    }
    AtomicBoolean reading = new AtomicBoolean(true);
    ExecutorService writer = Executors.newFixedThreadPool(2);
    List<Future<?>> writers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      HttpCalls http = http(i);
      writers.add(
          writer.submit(
              () -> {
                while (reading.get()) {
                  http.issue("LIST", user);
                }
                return null;
              }));
    }
    List<Long> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = http(seen.size()).get("/api/v1/users/815/coupons?limit=7" + cursor).body();
      page.get("items").forEach(item -> seen.add(item.get("couponId").longValue()));
      JsonNode next = page.get("nextCursor");
      cursor = next.isNull() ? null : "&cursor=" + next.stringValue();
    } while (cursor != null);
    reading.set(false);
    for (Future<?> each : writers) {
      each.get();
    }
    writer.shutdown();

    assertThat(seen).doesNotHaveDuplicates().containsAll(before);
  }

  @Test
  void ten_thousand_users_get_their_coupons_in_one_call() throws Exception {
    long policyId = policy("MANY").get("policyId").longValue();
    String users = IntStream.rangeClosed(1, 10_000).boxed().toList().toString();
    HttpCalls.Reply reply =
        one.http()
            .postKeyed(
                "/api/v1/policies/" + policyId + "/coupons",
                "{\"userIds\": " + users + "}",
                "ten thousand");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().get("issued")).hasSize(10_000);
    assertThat(
            other
                .http()
                .postKeyed(
                    "/api/v1/policies/" + policyId + "/coupons",
                    "{\"userIds\": " + users + "}",
                    "ten thousand")
                .body())
        .isEqualTo(reply.body());
  }

  private static JsonNode policy(String code) throws Exception {
    return one.http().createPolicy(code, 1_000_000, 1_000_000).body();
  }

  private static HttpCalls http(int number) {
    return number % 2 == 0 ? one.http() : other.http();
  }

  private static JsonNode items(String path) throws Exception {
    return one.http().get(path).body().get("items");
  }

  private interface Call {
    HttpCalls.Reply make(int number) throws Exception;
  }

  private static List<HttpCalls.Reply> atOnce(Call call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<HttpCalls.Reply>> calls = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int number = i;
        calls.add(() -> call.make(number));
      }
      List<HttpCalls.Reply> replies = new ArrayList<>();
      for (Future<HttpCalls.Reply> each : threads.invokeAll(calls)) {
        replies.add(each.get());
      }
      return replies;
    } finally {
      threads.shutdown();
    }
  }
}
