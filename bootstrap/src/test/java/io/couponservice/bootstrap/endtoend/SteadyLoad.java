package io.couponservice.bootstrap.endtoend;

import io.couponservice.bootstrap.oracle.Acknowledged;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/**
 * A little of everything, all the time: customers, readers, payments and health checks. Payments
 * don't wait for customers, since a stock of reservations is made before.
 */
final class SteadyLoad implements AutoCloseable {

  private static final long EVERY_MILLIS = 100;
  private static final long PAYS_EVERY_MILLIS = 500;
  private static final long SPARE = 20;
  private static final long AMOUNT = 50_000;

  private final TimedCalls calls;
  private final TimedCalls health;
  private final PaymentEvents events;
  private final LoadReport report = new LoadReport();
  private final Queue<Booking> unpaid = new ConcurrentLinkedQueue<>();
  private final Map<Long, Long> paid = new ConcurrentHashMap<>();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final AtomicLong users = new AtomicLong();
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(5);

  /** A producer without brokers blocks; payments go on being made all the same. */
  private final ExecutorService messenger = Executors.newSingleThreadExecutor();

  private final long stock;
  private long policyId;
  private volatile Booking latest;

  /**
   * Not started yet.
   *
   * @param lasts how long payments go on without customers
   */
  SteadyLoad(TimedCalls calls, TimedCalls health, PaymentEvents events, Duration lasts) {
    this.stock = lasts.toMillis() / PAYS_EVERY_MILLIS + SPARE;
    this.calls = calls;
    this.health = health;
    this.events = events;
  }

  void start() throws Exception {
    TimedCalls.Call policy = createPolicy("OUTAGE");
    policyId = policy.body().path("policyId").longValue(-1);
    for (int i = 0; i < stock; i++) {
      shop();
    }
    repeat(EVERY_MILLIS, this::shop);
    repeat(EVERY_MILLIS, this::read);
    repeat(PAYS_EVERY_MILLIS, this::createAnotherPolicy);
    repeat(PAYS_EVERY_MILLIS, this::pay);
    repeat(EVERY_MILLIS, this::lookAtHealth);
  }

  private void repeat(long millis, Callable<?> work) {
    var unused =
        threads.scheduleWithFixedDelay(
            () -> {
              try {
                work.call();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (Exception | Error e) {
                failures.add(e);
              }
            },
            0,
            millis,
            TimeUnit.MILLISECONDS);
  }

  private Object shop() throws InterruptedException {
    long user = users.incrementAndGet();
    TimedCalls.Call issued =
        calls.post(
            "issue-by-code",
            "/api/v1/coupons/issue-by-code",
            Map.of("userId", user, "couponCode", "OUTAGE"));
    long couponId = latest == null ? 1 : latest.couponId();
    if (issued.succeeded()) {
      JsonNode coupon = issued.body();
      couponId = coupon.path("couponId").longValue(-1);
      report.acknowledge(
          new Acknowledged.Issue(couponId, coupon.path("policyId").longValue(-1), user));
    }
    // Also when nothing was issued: then it is another's coupon, and is refused in good times.
    return reserve(couponId, user, issued.succeeded());
  }

  private Object reserve(long couponId, long user, boolean own) throws InterruptedException {
    String orderId = events.number("ORDER-");
    TimedCalls.Call reserved =
        calls.post(
            "reservations",
            "/api/v1/coupons/" + couponId + "/reservations",
            Map.of("userId", user, "orderId", orderId, "orderAmount", AMOUNT));
    if (own && reserved.succeeded()) {
      JsonNode reservation = reserved.body();
      String id = reservation.path("reservationId").asString("");
      report.acknowledge(new Acknowledged.Reservation(id, couponId, user, orderId, AMOUNT));
      latest =
          new Booking(
              id, couponId, user, orderId, reservation.path("finalAmount").longValue(AMOUNT));
      unpaid.add(latest);
    }
    return reserved;
  }

  private Object read() throws InterruptedException {
    calls.get("coupon", "/api/v1/coupons/" + latest.couponId());
    calls.get("reservation", "/api/v1/reservations/" + latest.reservationId());
    return calls.get("policy", "/api/v1/policies/" + policyId);
  }

  private Object createAnotherPolicy() throws InterruptedException {
    return createPolicy("OUTAGE-" + users.incrementAndGet());
  }

  private TimedCalls.Call createPolicy(String code) throws InterruptedException {
    Map<String, Object> policy = new HashMap<>();
    policy.put("couponName", "쿠폰 " + code);
    policy.put("couponCode", code);
    policy.put("issueTypes", List.of("CODE"));
    policy.put("discountType", "FIXED_AMOUNT");
    policy.put("discountValue", 1_000);
    policy.put("issueStartsAt", "2024-01-01T00:00:00");
    policy.put("issueEndsAt", "2099-12-31T23:59:59");
    policy.put("validDays", 30);
    return calls.post("policies", "/api/v1/policies", policy);
  }

  private Object pay() {
    Optional.ofNullable(unpaid.poll())
        .ifPresent(
            booking -> {
              paid.put(booking.couponId(), System.nanoTime());
              PaymentEvents.Message message = events.completed(booking, events.number("PAY-"));
              messenger.execute(() -> events.send(message));
            });
    return paid;
  }

  private Object lookAtHealth() throws InterruptedException {
    health.get("live", "/health/live");
    return health.get("ready", "/health/ready");
  }

  /** The coupons that were paid, and when, by {@link System#nanoTime()}. */
  Map<Long, Long> paid() {
    return Map.copyOf(paid);
  }

  /** Ends when all is answered and sent. */
  LoadReport finish() throws InterruptedException {
    threads.shutdown();
    if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
      throw new AssertionError("the load does not end");
    }
    messenger.shutdown();
    if (!messenger.awaitTermination(30, TimeUnit.SECONDS)) {
      throw new AssertionError("not all payments could be told");
    }
    events.awaitSent();
    if (!failures.isEmpty()) {
      throw new AssertionError(failures.size() + " failures of the load", failures.peek());
    }
    return report;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    messenger.shutdownNow();
    events.close();
  }
}
