package io.couponservice.bootstrap.demo;

import io.couponservice.bootstrap.demo.OrderService.Answer;
import io.couponservice.bootstrap.demo.PaymentService.Purchase;
import io.couponservice.kafka.topic.ContractTopics;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The specification's own story with its own values, told by the systems around the service: the
 * admin and the order service over HTTP, the payment service on Kafka. What the service publishes
 * is printed by a consumer that knows nothing but the topics.
 */
public final class Story {

  /** When the story begins. */
  public static final Instant BEGIN = Instant.parse("2024-01-01T10:00:00Z");

  private static final String CODE = "WELCOME2024";
  private static final long USER = 12_345;
  private static final long AMOUNT = 100_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final PrintStream out;
  private final OrderService orders;
  private final String bootstrapServers;
  private final DemoClock clock;
  private final BlockingQueue<SeenEvent> seen = new LinkedBlockingQueue<>();
  private PaymentService payments;

  /**
   * With a service that runs by the clock of the story.
   *
   * @param out where it is told, not null
   * @param httpPort of the service
   * @param token of an admin, not null
   * @param bootstrapServers not null
   * @param clock set to {@link #BEGIN}, not null
   */
  public Story(
      PrintStream out, int httpPort, String token, String bootstrapServers, DemoClock clock) {
    this.out = out;
    this.orders = new OrderService(httpPort, token);
    this.bootstrapServers = bootstrapServers;
    this.clock = clock;
  }

  /**
   * Plays it. At the end, the clock shows the real time.
   *
   * @throws IllegalStateException if a step does not come out as it is told
   */
  public void play() throws IOException, InterruptedException {
    try (PaymentService paymentService = new PaymentService(bootstrapServers, clock);
        TopicWatch watch =
            TopicWatch.start(bootstrapServers, ContractTopics.published(), this::see)) {
      payments = paymentService;
      out.printf(
          "The story of the specification; what a consumer of all %d partitions sees is indented.%n",
          watch.partitions());
      long couponId = issue();
      paidAndCancelled(couponId);
      paymentFails(couponId);
      timesOut(couponId);
      expires();
      clock.moveToPresent();
      say("The clock shows the present again: " + clock.instant());
    }
  }

  private void see(SeenEvent event) {
    out.printf("    %s, key %s: %s%n", event.topic(), event.key(), event.data());
    seen.add(event);
  }

  private long issue() throws IOException, InterruptedException {
    say("An admin creates the policy " + CODE + ": 10,000 won off, good for 30 days");
    required(orders.createPolicy(CODE, "신규 가입 쿠폰", 30, 1));
    say("User " + USER + " enters the code " + CODE);
    long couponId = required(orders.issueByCode(USER, CODE)).body().get("couponId").longValue();
    await("coupon.issued", event -> true);
    return couponId;
  }

  private void paidAndCancelled(long couponId) throws IOException, InterruptedException {
    Purchase purchase = reserve(couponId, "ORDER-2024-0001");
    moveTo("2024-01-01T10:05:00Z");
    say("It is paid: payment.completed, PAY-2024-0001 over " + purchase.amount() + " won");
    payments.send(payments.completed(purchase, "PAY-2024-0001"));
    await("coupon.used", event -> event.text("paymentId").equals("PAY-2024-0001"));
    moveTo("2024-01-01T11:00:00Z");
    say("The customer cancels ORDER-2024-0001: order.cancelled. The coupon comes back");
    payments.send(payments.cancelled(purchase));
    await("coupon.cancelled", event -> event.text("reason").equals("ORDER_CANCELLED"));
  }

  private void paymentFails(long couponId) throws IOException, InterruptedException {
    Purchase purchase = reserve(couponId, "ORDER-2024-0002");
    moveTo("2024-01-01T11:10:00Z");
    say("Its payment fails: payment.failed, PAY-2024-0002. The coupon comes back");
    payments.send(payments.failed(purchase, "PAY-2024-0002"));
    await("coupon.cancelled", event -> event.text("reason").equals("PAYMENT_FAILED"));
  }

  private void timesOut(long couponId) throws IOException, InterruptedException {
    reserve(couponId, "ORDER-2024-0003");
    say("Nobody pays. Half an hour goes by; the coupon comes back by itself");
    clock.moveTo(clock.instant().plus(Duration.ofMinutes(31)));
    await("coupon.cancelled", event -> event.text("reason").equals("RESERVATION_TIMEOUT"));
  }

  private void expires() throws InterruptedException {
    moveTo("2024-02-01T00:00:00Z");
    say("Its thirty days are over; the coupon expires by itself");
    await("coupon.expired", event -> event.text("reason").equals("VALIDITY_PERIOD_EXPIRED"));
  }

  private Purchase reserve(long couponId, String orderId) throws IOException, InterruptedException {
    say("The order service reserves the coupon for " + orderId + " over " + AMOUNT + " won");
    Answer reserved = required(orders.reserve(couponId, USER, orderId, AMOUNT));
    await("coupon.reserved", event -> event.text("orderId").equals(orderId));
    return new Purchase(
        couponId,
        reserved.body().get("reservationId").stringValue(),
        USER,
        orderId,
        reserved.body().get("finalAmount").longValue());
  }

  private void moveTo(String time) {
    clock.moveTo(Instant.parse(time));
    say("It is " + time);
  }

  private void say(String text) {
    out.println("> " + text);
  }

  private static Answer required(Answer answer) {
    if (!answer.succeeded()) {
      throw new IllegalStateException("the service answered " + answer);
    }
    return answer;
  }

  private void await(String topic, Predicate<SeenEvent> expected) throws InterruptedException {
    SeenEvent event = seen.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (event == null || !event.topic().equals(topic) || !expected.test(event)) {
      throw new IllegalStateException(
          "expected on %s, seen within %d s: %s".formatted(topic, PATIENCE.toSeconds(), event));
    }
  }
}
