package io.couponservice.bootstrap.demo;

import io.couponservice.bootstrap.demo.OrderService.Answer;
import io.couponservice.bootstrap.demo.PaymentService.Message;
import io.couponservice.bootstrap.demo.PaymentService.Purchase;
import io.couponservice.kafka.topic.ContractTopics;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps so many orders a second going, until it is closed. Of 100 orders 78 are paid, 3 are paid
 * and the event comes twice, 5 fail, 3 fail and are paid with another card, 5 are paid and
 * cancelled later, 3 are never paid, 1 is paid after its minute is over, 1 wants the coupon of
 * somebody else, and of 1 the event can't be read. What can't be begun in time is skipped, and
 * counted.
 */
public final class Traffic implements AutoCloseable {

  private static final int THREADS = 32;
  private static final int MOST_WAITING = 1_000;
  private static final int RESERVATION_MINUTES = 1;
  private static final long LATE_SECONDS = 75;
  private static final long CANCEL_SECONDS = 3;
  private static final long LINE_SECONDS = 5;
  private static final int USERS = 1_000_000;
  private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

  private final OrderService orders;
  private final PaymentService payments;
  private final TrafficFigures figures = new TrafficFigures();
  private final String run = Long.toString(System.currentTimeMillis(), 36).toUpperCase(Locale.ROOT);
  private final AtomicLong numbers = new AtomicLong();
  private final TopicWatch watch;
  private volatile boolean paused;
  private final ScheduledExecutorService schedule = Executors.newScheduledThreadPool(2);
  private final ThreadPoolExecutor customers =
      new ThreadPoolExecutor(
          THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(MOST_WAITING));

  private Traffic(int httpPort, String token, String bootstrapServers) {
    this.orders = new OrderService(httpPort, token);
    this.payments = new PaymentService(bootstrapServers, Clock.systemUTC());
    this.watch = TopicWatch.start(bootstrapServers, ContractTopics.published(), figures::see);
  }

  /**
   * Starts it.
   *
   * @param out gets a line of figures every 5 s, not null
   * @param ordersPerSecond 1 to 500
   * @param httpPort of the service
   * @param token of an admin, not null
   * @param bootstrapServers not null
   * @return to be closed
   * @throws IllegalStateException if the service refuses the policy that it needs
   */
  public static Traffic start(
      PrintStream out, int ordersPerSecond, int httpPort, String token, String bootstrapServers)
      throws IOException, InterruptedException {
    Traffic traffic = new Traffic(httpPort, token, bootstrapServers);
    Answer policy =
        traffic.orders.createPolicy(
            traffic.code(), "Traffic", RESERVATION_MINUTES, Integer.MAX_VALUE);
    if (!policy.succeeded()) {
      traffic.close();
      throw new IllegalStateException("the service answered " + policy);
    }
    traffic.repeat(NANOS / ordersPerSecond, traffic::begin);
    traffic.repeat(
        TimeUnit.SECONDS.toNanos(LINE_SECONDS), () -> out.println(traffic.figures.line()));
    return traffic;
  }

  private String code() {
    return "TRAFFIC-" + run;
  }

  private void repeat(long nanos, Runnable work) {
    var unused = schedule.scheduleAtFixedRate(work, nanos, nanos, TimeUnit.NANOSECONDS);
  }

  /** What happened so far. */
  TrafficFigures figures() {
    return figures;
  }

  /** Begins no more orders. */
  void pause() {
    paused = true;
  }

  private void begin() {
    if (paused) {
      return;
    }
    figures.count("orders");
    try {
      customers.execute(this::order);
    } catch (RejectedExecutionException e) {
      figures.count("skipped");
    }
  }

  private void order() {
    try {
      int dice = ThreadLocalRandom.current().nextInt(100);
      long user = ThreadLocalRandom.current().nextLong(1, USERS);
      Answer coupon = timed(() -> orders.issueByCode(user, code()));
      if (!coupon.succeeded()) {
        figures.count("refused");
        return;
      }
      reserve(dice, coupon.body().get("couponId").longValue(), user);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      // The service is away, or stops: the next order tries again.
      figures.count("skipped");
    }
  }

  private void reserve(int dice, long couponId, long user) throws Exception {
    String orderId = "ORDER-" + run + "-" + numbers.incrementAndGet();
    long amount = ThreadLocalRandom.current().nextLong(20_000, 200_000);
    long buyer = dice == 98 ? user + 1 : user;
    Answer reserved = timed(() -> orders.reserve(couponId, buyer, orderId, amount));
    if (!reserved.succeeded()) {
      figures.count("refused");
      return;
    }
    pay(
        dice,
        new Purchase(
            couponId,
            reserved.body().get("reservationId").stringValue(),
            user,
            orderId,
            reserved.body().get("finalAmount").longValue()));
  }

  private void pay(int dice, Purchase purchase) {
    String paymentId = "PAY-" + run + "-" + numbers.incrementAndGet();
    if (dice < 78) {
      payments.send(payments.completed(purchase, paymentId));
    } else if (dice < 81) {
      Message message = payments.completed(purchase, paymentId);
      List.of(message, message).forEach(payments::send);
    } else if (dice < 86) {
      payments.send(payments.failed(purchase, paymentId));
    } else if (dice < 89) {
      payments.send(payments.failed(purchase, paymentId));
      payments.send(payments.completed(purchase, paymentId + "-2"));
    } else if (dice < 94) {
      payments.send(payments.completed(purchase, paymentId));
      later(CANCEL_SECONDS, () -> payments.send(payments.cancelled(purchase)));
    } else if (dice == 97) {
      later(LATE_SECONDS, () -> payments.send(payments.completed(purchase, paymentId)));
    } else if (dice == 99) {
      payments.send(payments.unreadable());
    }
    // 94 to 96: never paid. 98 has no reservation.
  }

  private void later(long seconds, Runnable work) {
    var unused = schedule.schedule(work, seconds, TimeUnit.SECONDS);
  }

  private Answer timed(Callable<Answer> call) throws Exception {
    long start = System.nanoTime();
    Answer answer = call.call();
    figures.called(System.nanoTime() - start);
    return answer;
  }

  @Override
  public void close() {
    schedule.shutdownNow();
    customers.shutdownNow();
    watch.close();
    payments.close();
  }
}
