package io.couponservice.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class OutageTest {

  private static final Duration AT_ONCE = Duration.ofMillis(300);

  @RegisterExtension static final RunningApi API = new RunningApi();

  private final CountDownLatch frozen = new CountDownLatch(1);

  @AfterEach
  void reset() {
    frozen.countDown();
    API.available.set(true);
    API.reset();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/coupons/1", "/api/v1/reservations/RESV-1", "/api/v1/policies/1"})
  void inAKnownOutageNothingIsAskedOfTheDatabase(String path) {
    API.available.set(false);
    API.stores.failure = new IllegalStateException("was asked");

    long start = System.nanoTime();
    API.get(path).isProblem(503, "UNAVAILABLE");

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
  }

  @Test
  void inAKnownOutageNoCommandIsBegun() {
    API.available.set(false);
    API.issue =
        command -> {
          throw new AssertionError("was begun");
        };
    API.post("/api/v1/coupons/issue-by-code", Bodies.ISSUE).isProblem(503, "UNAVAILABLE");
    API.post("/api/v1/policies", Bodies.POLICY).isProblem(503, "UNAVAILABLE");
  }

  @Test
  void aDatabaseThatHangsHangsNoThreadOfTheServer() {
    API.stores.before = () -> await(frozen);

    List<CompletableFuture<Integer>> answers =
        Stream.generate(() -> API.request("/api/v1/coupons/1").GET())
            .limit(200)
            .map(request -> API.sendAsync(request).thenApply(reply -> reply.statusCode()))
            .toList();

    assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(503));
    long start = System.nanoTime();
    assertThat(API.send(API.request("/health/live").GET(), null).status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
