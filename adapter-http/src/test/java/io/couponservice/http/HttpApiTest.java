package io.couponservice.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.coupon.Answer;
import io.couponservice.application.coupon.IssuedCoupon;
import io.couponservice.http.auth.ApiToken;
import io.couponservice.http.auth.Role;
import io.couponservice.http.auth.Tokens;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpApiTest {

  private static final String PATH = "/api/v1/coupons/issue-by-code";

  @RegisterExtension static final RunningApi API = new RunningApi();

  @Test
  void aTakenPortIsNamed() {
    int port = API.api().port();
    HttpApi second = API.create(port, Duration.ofSeconds(1));
    assertThatThrownBy(second::start)
        .isInstanceOfSatisfying(PortTakenException.class, e -> assertThat(e.port()).isEqualTo(port))
        .hasMessageContaining("port " + port);
  }

  @Test
  void waitingHoldsNoThread() throws Exception {
    int requests = 150;
    CompletableFuture<Answer<IssuedCoupon>> answer = new CompletableFuture<>();
    RunningApi patient = new RunningApi();
    CountDownLatch arrived = new CountDownLatch(requests);
    patient.issue =
        command -> {
          arrived.countDown();
          return answer;
        };
    patient.start(Duration.ofSeconds(30));
    List<CompletableFuture<HttpResponse<String>>> replies = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      replies.add(patient.sendAsync(patient.json(PATH, Bodies.ISSUE)));
    }
    assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

    assertThat(patient.get("/health/live").status()).isEqualTo(200);
    answer.complete(new Answer.Done<>(Samples.issued()));
    for (CompletableFuture<HttpResponse<String>> reply : replies) {
      assertThat(reply.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(201);
    }
    patient.api().stop();
  }

  @Test
  void stoppingFinishesWhatIsInHand() throws Exception {
    RunningApi stopping = new RunningApi();
    CompletableFuture<Answer<IssuedCoupon>> answer = new CompletableFuture<>();
    CountDownLatch arrived = new CountDownLatch(1);
    stopping.issue =
        command -> {
          arrived.countDown();
          return answer;
        };
    stopping.start(Duration.ofSeconds(30));
    CompletableFuture<HttpResponse<String>> reply =
        stopping.sendAsync(stopping.json(PATH, Bodies.ISSUE));
    assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Void> stopped = CompletableFuture.runAsync(stopping.api()::stop);
    assertThatThrownBy(() -> stopped.get(300, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    answer.complete(new Answer.Done<>(Samples.issued()));
    assertThat(reply.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(201);
    stopped.get(20, TimeUnit.SECONDS);
  }

  @Test
  void stoppingDoesNotWaitForever() throws Exception {
    RunningApi hanging = new RunningApi();
    CountDownLatch arrived = new CountDownLatch(1);
    hanging.issue =
        command -> {
          arrived.countDown();
          return new CompletableFuture<>();
        };
    hanging.start(Duration.ofSeconds(60));
    CompletableFuture<HttpResponse<String>> reply =
        hanging.sendAsync(hanging.json(PATH, Bodies.ISSUE));
    assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(CompletableFuture.runAsync(hanging.api()::stop))
        .succeedsWithin(RunningApi.STOP_TIMEOUT.plusSeconds(5));
    new Reply(reply.get(20, TimeUnit.SECONDS)).isProblem(503, "UNAVAILABLE");
  }

  @ParameterizedTest
  @CsvSource({
    "GET /%zz HTTP/1.1|Host: x||, 400",
    "GET / HTTP/1.1||, 400",
    "nonsense||, 400",
    "GET / HTTP/9.9|Host: x||, 400",
    "GET /../.. HTTP/1.1|Host: x||, 400"
  })
  void brokenHttpGetsAProblemToo(String request, int status) throws Exception {
    String answer = raw(request);
    assertThat(answer)
        .startsWith("HTTP/1.1 " + status)
        .contains("application/problem+json", "X-Correlation-Id: corr_", "MALFORMED_REQUEST");
  }

  @Test
  void aBrokenBodyGetsAProblemToo() throws Exception {
    String answer =
        raw(
            "POST "
                + PATH
                + " HTTP/1.1|Host: x|Authorization: Bearer token-of-admin|Transfer-Encoding:"
                + " chunked|Content-Type: application/json||zz|{}||");
    assertThat(answer).startsWith("HTTP/1.1 400").contains("MALFORMED_REQUEST");
  }

  private static String raw(String request) throws Exception {
    try (Socket socket = new Socket("localhost", API.api().port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.replace("|", "\r\n").getBytes(UTF_8));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  @Test
  void noTokenNoApi() {
    assertThatThrownBy(() -> HttpSettings.of(0, List.of(), RunningApi.DEADLINE))
        .hasMessageContaining("no token");
  }

  @Test
  void secretsStaySecret() {
    ApiToken token = new ApiToken("shop", Role.SERVICE, "secret-token");
    assertThat(token).hasToString("shop:SERVICE");
    assertThat(HttpSettings.of(0, List.of(token), RunningApi.DEADLINE).toString())
        .doesNotContain("secret-token");
    assertThat(new Tokens(List.of(token)).caller("Bearer secret-token"))
        .hasValueSatisfying(caller -> assertThat(caller.name()).isEqualTo("shop"));
  }
}
