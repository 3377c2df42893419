package io.couponservice.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.bootstrap.oracle.Contents;
import io.couponservice.bootstrap.oracle.DatabaseContents;
import io.couponservice.bootstrap.oracle.Oracle;
import io.couponservice.bootstrap.oracle.TopicContents;
import io.couponservice.domain.coupon.Coupon;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A policy of many coupons is deactivated, while other policies are busy. */
@Timeout(300)
class DeactivationFaultRun {

  private static final int COUPONS = 100_000;
  private static final int HELD = 100;
  private static final int CALLERS = 4;
  private static final Duration CALM = Duration.ofSeconds(6);
  private static final Duration BOUND = Duration.ofMinutes(2);
  private static final String LEFT =
      "SELECT count(*) FROM coupons WHERE coupon_code = 'MANY' AND status = 'ISSUED'";

  private final AtomicLong users = new AtomicLong(1_000_000);
  private final ConcurrentLinkedQueue<Long> latencies = new ConcurrentLinkedQueue<>();

  @Test
  void all_that_nobody_holds_expires_once_while_the_service_goes_on() throws Exception {
    try (SweepingInstances instances = new SweepingInstances(3)) {
      instances.http(0).createPolicy("MANY", COUPONS, 1);
      instances.http(0).createPolicy("OTHER", 10_000_000, 1);
      List<Coupon> coupons = instances.issue("MANY", COUPONS);
      List<Coupon> held = coupons.subList(0, HELD);
      instances.reserve(held);
      awaitPublished(instances);

      AtomicBoolean stopping = new AtomicBoolean();
      ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        HttpCalls http = instances.http(i % 2);
        calls.add(callers.submit(() -> shop(http, stopping)));
      }
      try {
        letPass(CALM);
        latencies.clear();
        letPass(CALM);
        List<Long> calm = List.copyOf(latencies);

        long policyId = coupons.get(0).policyId();
        latencies.clear();
        long start = System.nanoTime();
        instances.useCases().policies().deactivate(policyId);
        assertThat(instances.http(0).issue("MANY", 1_000).status()).isNotEqualTo(201);
        assertThat(
                instances.http(0).reserve(coupons.get(HELD).couponId(), HELD + 1, "LATE").status())
            .as("from the first moment on")
            .isNotIn(200, 201);
        Await.until(BOUND, () -> instances.number(LEFT) < COUPONS / 2, () -> "too slow");
        instances.stopOne();
        Await.until(BOUND, () -> instances.number(LEFT) == 0, () -> "some are left");
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        List<Long> busy = List.copyOf(latencies);
        stopping.set(true);
        for (Future<?> each : calls) {
          each.get(30, TimeUnit.SECONDS);
        }
        System.out.printf(
            "%d coupons expired in %.1f s; calls of other policies: p99 %.1f ms of %d before, %.1f ms"
                + " of %d meanwhile%n",
            COUPONS - HELD, took.toMillis() / 1e3, p99(calm), calm.size(), p99(busy), busy.size());
        assertThat(busy).hasSizeGreaterThan(100);
        assertThat(p99(busy)).as("p99 in ms, of those who go on").isLessThan(1_000);
      } finally {
        stopping.set(true);
        callers.shutdownNow();
      }
      awaitPublished(instances);
      instances.stop();
      judge(instances);
    }
  }

  /** Others get coupons and reserve them. All of that must succeed. */
  private Void shop(HttpCalls http, AtomicBoolean stopping) throws Exception {
    while (!stopping.get()) {
      long user = users.incrementAndGet();
      long start = System.nanoTime();
      HttpCalls.Reply issued = http.issue("OTHER", user);
      latencies.add(System.nanoTime() - start);
      assertThat(issued.status()).isEqualTo(201);
      start = System.nanoTime();
      HttpCalls.Reply reserved =
          http.reserve(issued.body().get("couponId").longValue(), user, "ORDER-" + user);
      latencies.add(System.nanoTime() - start);
      assertThat(reserved.status()).isEqualTo(201);
    }
    return null;
  }

  private static double p99(List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return sorted.get(sorted.size() * 99 / 100) / 1e6;
  }

  private static void judge(SweepingInstances instances) throws Exception {
    assertThat(
            instances.number(
                "SELECT count(*) FROM coupons WHERE coupon_code = 'MANY' AND status = 'RESERVED'"))
        .isEqualTo(HELD);
    Backends backends = instances.backends();
    TopicContents topics = TopicContents.read(backends.bootstrapServers(), Oracle.topics());
    assertThat(topics.of("coupon.expired")).hasSize(COUPONS - HELD);
    assertThat(topics.of("coupon.expired")).extracting(each -> each.key()).doesNotHaveDuplicates();
    assertThat(topics.of("coupon.expired"))
        .allSatisfy(each -> assertThat(each.value().toString()).contains("POLICY_DEACTIVATED"));
    DatabaseContents database =
        DatabaseContents.read(backends.jdbcUrl(), backends.user(), backends.password());
    Oracle.assertContent(new Contents(topics, database, List.of()));
  }

  private static void awaitPublished(SweepingInstances instances) throws Exception {
    String sql = "SELECT count(*) FROM outbox";
    Await.until(BOUND, () -> instances.number(sql) == 0, () -> instances.number(sql) + " wait");
  }

  /** How long it is measured. */
  private static void letPass(Duration time) throws Exception {
    long end = System.nanoTime() + time.toNanos();
    Await.until(time.multipliedBy(2), () -> System.nanoTime() >= end, () -> "time stands still");
  }
}
