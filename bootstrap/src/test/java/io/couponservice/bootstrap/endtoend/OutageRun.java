package io.couponservice.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.bootstrap.config.ConfigSources;
import io.couponservice.bootstrap.oracle.Contents;
import io.couponservice.bootstrap.oracle.DatabaseContents;
import io.couponservice.bootstrap.oracle.Oracle;
import io.couponservice.bootstrap.oracle.TopicContents;
import io.couponservice.bootstrap.wiring.CouponService;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** One outage under light load: what happens before, during and after it. */
final class OutageRun {

  private static final String TOKEN = "token-of-the-outage";
  private static final Duration BACK_TO_NORMAL = Duration.ofSeconds(10);
  private static final Duration QUIET = Duration.ofSeconds(3);

  private final Backends backends;
  private final Duration length;
  private final Outage outage;
  private long begun;
  private long left;
  private long ended;
  private SteadyLoad load;
  private TimedCalls calls;
  private TimedCalls health;
  private UsedCoupons used;

  OutageRun(Backends backends, Duration length, Outage outage) {
    this.backends = backends;
    this.length = length;
    this.outage = outage;
  }

  /** Runs it; fails if the service is not as before in time, or lost or refused an event. */
  OutageFigures run(String name) throws Exception {
    LoadReport report;
    OutageFigures figures;
    try (CouponService service = start();
        Progress progress = new Progress(backends);
        UsedCoupons listener = new UsedCoupons(backends.bootstrapServers())) {
      URI url = URI.create("http://localhost:" + service.httpPort());
      calls = new TimedCalls(url, TOKEN);
      health = new TimedCalls(url, TOKEN);
      used = listener;
      try (SteadyLoad steady =
          new SteadyLoad(
              calls,
              health,
              new PaymentEvents(backends.bootstrapServers(), name.hashCode()),
              length)) {
        load = steady;
        load.start();
        await("a coupon is used", () -> !used.heard().isEmpty(), Duration.ofSeconds(30));
        progress.awaitAssigned();
        goThroughOutage();
        report = load.finish();
        figures = figures(name);
        System.out.println(figures);
        progress.awaitDrained();
        progress.awaitAssigned();
      }
    }
    judge(report);
    return figures;
  }

  private CouponService start() {
    return CouponService.start(
        ConfigSources.read(
            null,
            Map.of(
                "COUPON_DB_URL", backends.jdbcUrl(),
                "COUPON_DB_USER", backends.user(),
                "COUPON_KAFKA_BOOTSTRAP_SERVERS", backends.bootstrapServers(),
                "COUPON_HTTP_PORT", "0",
                "COUPON_API_TOKENS", "test:admin:" + TOKEN)));
  }

  private void goThroughOutage() throws Exception {
    outage.begin().run();
    begun = System.nanoTime();
    // Nothing to wait for: the outage is as long as that.
    TimeUnit.MILLISECONDS.sleep(length.toMillis());
    left = System.nanoTime();
    outage.end().run();
    ended = System.nanoTime();
    Duration patience = BACK_TO_NORMAL.multipliedBy(3);
    await("a write succeeds", () -> firstWrite().isPresent(), patience);
    await("ready is green", () -> firstReady().isPresent(), patience);
    await("what was paid is used", () -> usedWithin().isPresent(), patience);
    TimeUnit.MILLISECONDS.sleep(QUIET.toMillis());
  }

  private static void await(String what, Callable<Boolean> holds, Duration bound) throws Exception {
    Await.until(bound, holds, () -> what);
  }

  private OptionalLong firstWrite() {
    return afterReturn(calls.all().stream().filter(TimedCalls.Call::isWrite).toList());
  }

  private OptionalLong firstReady() {
    return afterReturn(ready());
  }

  private List<TimedCalls.Call> ready() {
    return health.all().stream().filter(call -> call.route().equals("GET ready")).toList();
  }

  private OptionalLong afterReturn(List<TimedCalls.Call> of) {
    return of.stream()
        .filter(call -> call.succeeded() && call.ended() > ended)
        .mapToLong(call -> millis(call.ended() - ended))
        .min();
  }

  /** How long after the return the last payment of the outage had its effect. */
  private OptionalLong usedWithin() {
    Map<Long, Long> heard = used.heard();
    List<Long> coupons =
        load.paid().entrySet().stream()
            .filter(each -> each.getValue() > begun && each.getValue() < left)
            .map(Map.Entry::getKey)
            .toList();
    return !coupons.isEmpty() && heard.keySet().containsAll(coupons)
        ? coupons.stream().mapToLong(each -> Math.max(0, millis(heard.get(each) - ended))).max()
        : OptionalLong.empty();
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }

  private OutageFigures figures(String name) {
    return new OutageFigures(
        name,
        millis(left - begun),
        calls.all().stream().filter(call -> call.ended() > begun).toList(),
        health.all().stream().filter(call -> call.ended() > begun).toList(),
        begun,
        ended,
        firstWrite().orElseThrow(),
        firstReady().orElseThrow(),
        usedWithin().orElseThrow());
  }

  private void judge(LoadReport report) throws Exception {
    DatabaseContents database =
        DatabaseContents.read(backends.jdbcUrl(), backends.user(), backends.password());
    TopicContents topics = TopicContents.read(backends.bootstrapServers(), Oracle.topics());
    assertThat(database.failedEvents()).as("failed events").isEmpty();
    Oracle.assertContent(new Contents(topics, database, report.acknowledged()));
  }
}
