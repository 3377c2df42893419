package io.couponservice.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.batching.Coalescer;
import io.couponservice.application.coupon.Answer;
import io.couponservice.application.coupon.IssueCoupons.IssueCoupon;
import io.couponservice.application.coupon.IssuedCoupon;
import io.couponservice.application.port.ContentionException;
import io.couponservice.application.port.OutageException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FailureTest {

  private static final String PATH = "/api/v1/coupons/issue-by-code";

  @RegisterExtension static final RunningApi API = new RunningApi();

  @BeforeEach
  void reset() {
    API.reset();
  }

  @Test
  void anOutageAsksToComeBack() {
    OutageException outage = new OutageException("secret host is away", null);
    API.issue = command -> CompletableFuture.failedFuture(outage);
    API.stores.failure = outage;
    assertThat(API.post(PATH, Bodies.ISSUE).isProblem(503, "UNAVAILABLE").toString())
        .doesNotContain("secret");
    API.get("/api/v1/coupons/1").isProblem(503, "UNAVAILABLE");
    API.post("/api/v1/policies", Bodies.POLICY).isProblem(503, "UNAVAILABLE");
  }

  @Test
  void contentionAsksToComeBack() {
    API.stores.failure = new ContentionException("deadlock", null);
    API.get("/api/v1/coupons/1").isProblem(503, "UNAVAILABLE");
  }

  @Test
  void fullIsTold() {
    Coalescer<IssueCoupon, Answer<IssuedCoupon>> full =
        new Coalescer<>(
            IssueCoupon::userId,
            commands -> List.of(),
            Runnable::run,
            new Coalescer.Limits(1, 0, Duration.ofSeconds(1)));
    API.issue = full::submit;
    API.post(PATH, Bodies.ISSUE).isProblem(503, "OVERLOADED");
  }

  @Test
  void aCommandThatTakesTooLongIsNotWaitedForButGoesOn() {
    CompletableFuture<Answer<IssuedCoupon>> slow = new CompletableFuture<>();
    API.issue = command -> slow;
    API.post(PATH, Bodies.ISSUE).isProblem(503, "TIMEOUT");
    assertThat(slow).isNotDone();
  }

  @Test
  void bugsGiveNothingAway() {
    RuntimeException bug = new IllegalStateException("secret");
    API.issue = command -> CompletableFuture.completedFuture(new Answer.Failed<>(bug));
    isInternal(API.post(PATH, Bodies.ISSUE));
    API.issue = command -> CompletableFuture.failedFuture(bug);
    isInternal(API.post(PATH, Bodies.ISSUE));
    API.issue = command -> CompletableFuture.failedFuture(new AssertionError("secret"));
    isInternal(API.post(PATH, Bodies.ISSUE));
    API.issue =
        command -> {
          throw bug;
        };
    isInternal(API.post(PATH, Bodies.ISSUE));
    API.stores.failure = bug;
    isInternal(API.get("/api/v1/coupons/1"));
  }

  private static void isInternal(Reply reply) {
    assertThat(reply.isProblem(500, "INTERNAL_ERROR").toString()).doesNotContain("secret");
  }

  @Test
  void anErrorOfTheJvmIsAnswered() {
    API.issue =
        command -> {
          throw new AssertionError("secret");
        };
    isInternal(API.post(PATH, Bodies.ISSUE));
  }
}
