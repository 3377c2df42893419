package io.couponservice.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.bootstrap.endtoend.TimedCalls.Call;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What was measured of an outage.
 *
 * @param length of the outage, in ms
 * @param calls that need the database, answered since the outage began
 * @param health calls of health, answered since then
 * @param begun when the outage began, by {@link System#nanoTime()}
 * @param ended when the server was back, by the same clock
 * @param firstWrite after the return, in ms
 * @param firstReady after the return, in ms
 * @param allUsed when the last payment sent in the outage had its effect, in ms after the return
 */
record OutageFigures(
    String name,
    long length,
    List<Call> calls,
    List<Call> health,
    long begun,
    long ended,
    long firstWrite,
    long firstReady,
    long allUsed) {

  private static final String[] ROUTES = {
    "POST issue-by-code",
    "POST reservations",
    "POST policies",
    "GET coupon",
    "GET reservation",
    "GET policy"
  };

  private static final long ANSWERED_WITHIN_MILLIS = 2_000;
  private static final long HEALTH_WITHIN_MILLIS = 1_000;
  private static final long NORMAL_WITHIN_MILLIS = 10_000;

  /** A watch asks about every second, and waits as long for its answer; a broker's, longer. */
  private static final long NOTICED_WITHIN_MILLIS = 5_000;

  /** Holds for each outage: quick answers, a live process, and all as before soon after. */
  OutageFigures requireQuickAndNormalSoon() {
    assertThat(calls).allMatch(call -> call.millis() <= ANSWERED_WITHIN_MILLIS);
    assertThat(calls).allMatch(call -> call.status() < 500 || call.status() == 503);
    assertThat(refused()).allMatch(call -> call.told().equals(Call.TRY_AGAIN));
    assertThat(health).allMatch(call -> call.millis() <= HEALTH_WITHIN_MILLIS);
    assertThat(health).filteredOn(call -> call.route().equals("GET live")).isNotEmpty();
    assertThat(health)
        .filteredOn(call -> call.route().equals("GET live"))
        .allMatch(Call::succeeded);
    assertThat(firstWrite).isLessThanOrEqualTo(NORMAL_WITHIN_MILLIS);
    assertThat(firstReady).isLessThanOrEqualTo(NORMAL_WITHIN_MILLIS);
    assertThat(allUsed).isLessThanOrEqualTo(NORMAL_WITHIN_MILLIS);
    return this;
  }

  /** Every route that needs the database said so. */
  void requireRefused() {
    assertThat(during(calls)).extracting(Call::route).containsOnly(ROUTES);
    assertThat(during(calls)).allMatch(call -> call.status() == 503);
  }

  /** Every route that needs the database went on to work. */
  void requireServed() {
    assertThat(during(calls)).isNotEmpty().allMatch(Call::succeeded);
  }

  void requireNotReady() {
    assertThat(during(ready())).isNotEmpty().allMatch(call -> call.status() == 503);
  }

  void requireReady() {
    assertThat(during(ready())).isNotEmpty().allMatch(Call::succeeded);
  }

  private List<Call> ready() {
    return health.stream().filter(call -> call.route().equals("GET ready")).toList();
  }

  private List<Call> refused() {
    return calls.stream().filter(call -> call.status() == 503).toList();
  }

  /** Those made when the outage was known and answered before it ended. */
  private List<Call> during(List<Call> all) {
    long known = begun + TimeUnit.MILLISECONDS.toNanos(NOTICED_WITHIN_MILLIS);
    long last = begun + TimeUnit.MILLISECONDS.toNanos(length);
    return all.stream().filter(call -> call.begun() > known && call.ended() < last).toList();
  }

  private static long slowest(Stream<Call> of) {
    return of.mapToLong(Call::millis).max().orElse(0);
  }

  @Override
  public String toString() {
    long red =
        ready().stream()
            .filter(call -> call.status() == 503)
            .mapToLong(call -> TimeUnit.NANOSECONDS.toMillis(call.ended() - begun))
            .min()
            .orElse(-1);
    return ("%s: away %d ms; %d calls, %d answered 503, slowest %d ms, slowest 503 %d ms; "
            + "ready red after %d ms, slowest health %d ms; "
            + "after the return: write %d ms, ready %d ms, all payments %d ms")
        .formatted(
            name,
            length,
            calls.size(),
            refused().size(),
            slowest(calls.stream()),
            slowest(refused().stream()),
            red,
            slowest(health.stream()),
            firstWrite,
            firstReady,
            allUsed);
  }
}
