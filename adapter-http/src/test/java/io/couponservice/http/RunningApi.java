package io.couponservice.http;

import io.couponservice.application.alarm.AlarmStatus;
import io.couponservice.application.coupon.Answer;
import io.couponservice.application.coupon.IssueCoupons.IssueCoupon;
import io.couponservice.application.coupon.IssueToUsers;
import io.couponservice.application.coupon.IssuedCoupon;
import io.couponservice.application.coupon.ReadCoupons;
import io.couponservice.application.coupon.ReleaseReservations;
import io.couponservice.application.coupon.ReserveCoupons.ReserveCoupon;
import io.couponservice.application.coupon.ReservedCoupon;
import io.couponservice.application.coupon.UseCoupons;
import io.couponservice.application.event.EventPublication;
import io.couponservice.application.fixture.TextEventEncoder;
import io.couponservice.application.idempotency.Outcome;
import io.couponservice.application.inmemory.InMemoryService;
import io.couponservice.application.policy.Policies;
import io.couponservice.application.port.Ids;
import io.couponservice.http.auth.ApiToken;
import io.couponservice.http.auth.Role;
import io.couponservice.http.contract.ContractCheck;
import io.couponservice.http.failed.DeadLetterUseCases;
import io.couponservice.http.health.HealthChecks;
import io.couponservice.http.metrics.HttpMonitor.Answered;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The interface on a free port, its use cases stubbed, with a token for each role. */
class RunningApi implements BeforeAllCallback, AfterAllCallback {

  static final Duration DEADLINE = Duration.ofMillis(400);
  static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

  final StubStores stores = new StubStores();
  final InMemoryService audited = new InMemoryService();
  final AtomicBoolean databaseUp = new AtomicBoolean(true);
  final AtomicBoolean available = new AtomicBoolean(true);
  final AtomicBoolean threadsUp = new AtomicBoolean(true);
  volatile Function<IssueCoupon, CompletableFuture<Answer<IssuedCoupon>>> issue;
  volatile Function<ReserveCoupon, CompletableFuture<Answer<ReservedCoupon>>> reserve;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private HttpApi api;
  final BlockingQueue<Answered> answered = new LinkedBlockingQueue<>();
  boolean metricsOpen = true;
  volatile List<AlarmStatus> alarms = List.of();

  RunningApi() {
    reset();
  }

  static List<ApiToken> tokens() {
    return Arrays.stream(Role.values())
        .map(role -> new ApiToken(role.name(), role, token(role)))
        .toList();
  }

  static String token(Role role) {
    return "token-of-" + role.name().toLowerCase(Locale.ROOT);
  }

  /** What succeeds. */
  void reset() {
    stores.failure = null;
    stores.before = () -> {};
    issue = command -> done(Samples.issued());
    reserve = command -> done(Samples.reserved(true));
  }

  static <T> CompletableFuture<Answer<T>> done(T value) {
    return CompletableFuture.completedFuture(new Answer.Done<>(value));
  }

  void start(Duration deadline) {
    api = create(0, deadline);
    api.start();
  }

  HttpApi create(int port, Duration deadline) {
    return new HttpApi(
        useCases(),
        new HttpSettings(port, tokens(), deadline, STOP_TIMEOUT),
        new HealthChecks(Map.of("threads", threadsUp::get), Map.of("database", databaseUp::get)),
        new HttpFigures(() -> "figures 1\n", metricsOpen, answered::add, () -> alarms));
  }

  HttpUseCases useCases() {
    return new HttpUseCases(
        request -> issue.apply(request.command()).thenApply(Outcome.Ran::new),
        request -> reserve.apply(request.command()).thenApply(Outcome.Ran::new),
        new IssueToUsers(stores, publication(), Clock.systemUTC()),
        new UseCoupons(stores, publication(), Clock.systemUTC()),
        new ReleaseReservations(stores, publication(), Clock.systemUTC()),
        new Policies(stores, Clock.systemUTC()),
        new ReadCoupons(stores),
        deadLetters(),
        audited.audit,
        ids(),
        available::get);
  }

  /** None. */
  private static DeadLetterUseCases deadLetters() {
    InMemoryService empty = new InMemoryService();
    return new DeadLetterUseCases(
        empty.deadLetters,
        empty.discard,
        empty.replay,
        empty.dryRun,
        empty.replayJobs,
        empty.undeliverable,
        500,
        0.2);
  }

  HttpApi api() {
    return api;
  }

  private static EventPublication publication() {
    return new EventPublication(ids(), new TextEventEncoder());
  }

  static Ids ids() {
    AtomicLong next = new AtomicLong();
    return new Ids() {
      @Override
      public String eventId() {
        return "evt_" + next.incrementAndGet();
      }

      @Override
      public String reservationId() {
        return "RESV-" + next.incrementAndGet();
      }

      @Override
      public String correlationId() {
        return "corr_" + next.incrementAndGet();
      }

      @Override
      public String commandId() {
        return "cmd_" + next.incrementAndGet();
      }

      @Override
      public String deadLetterId() {
        return "dlq_" + next.incrementAndGet();
      }

      @Override
      public String manualPaymentId() {
        return "MANUAL-" + next.incrementAndGet();
      }
    };
  }

  Reply get(String path) {
    return send(request(path).GET(), Role.ADMIN);
  }

  Reply post(String path, String body) {
    return send(json(path, body), Role.ADMIN);
  }

  HttpRequest.Builder json(String path, String body) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + api.port() + path));
  }

  /** With the token of a role, or none for null; checked against the document. */
  Reply send(HttpRequest.Builder request, Role role) {
    return new Reply(ContractCheck.checked(unchecked(request, role)));
  }

  /** The same, for what only stubs can make the service say. */
  HttpResponse<String> unchecked(HttpRequest.Builder request, Role role) {
    if (role != null) {
      request.setHeader("Authorization", "Bearer " + token(role));
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
    request.setHeader("Authorization", "Bearer " + token(Role.ADMIN));
    return client
        .sendAsync(request.build(), BodyHandlers.ofString())
        .thenApply(ContractCheck::checked);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    start(DEADLINE);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    api.close();
  }
}
