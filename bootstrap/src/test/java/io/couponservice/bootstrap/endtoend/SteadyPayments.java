package io.couponservice.bootstrap.endtoend;

import io.couponservice.bootstrap.benchmark.ReservedCoupons.Payment;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends payments at a steady rate, and beside them now and then one that fails. */
final class SteadyPayments implements AutoCloseable {

  private static final String TOPIC = "payment.completed";
  private static final Pattern COUPON = Pattern.compile("\"couponId\":(\\d+)");
  private static final int PER_TICK = 5;
  private static final long TICK_MILLIS = 10;
  private static final long POISON_MILLIS = 100;

  private final KafkaProducer<String, String> producer;
  private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();
  private final AtomicLong numbers = new AtomicLong();

  SteadyPayments(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new StringSerializer(),
            new StringSerializer());
  }

  /** The id of the coupon that a payment is for. */
  static long couponId(String value) {
    Matcher matcher = COUPON.matcher(value);
    if (!matcher.find()) {
      throw new IllegalArgumentException("no coupon in " + value);
    }
    return Long.parseLong(matcher.group(1));
  }

  /**
   * Sends 500 payments a second.
   *
   * @param poison sent every 100 ms with a new event id each time; null for none
   * @return when each coupon's payment was sent, in milliseconds since 1970, by the records
   */
  Map<Long, Long> send(Iterator<Payment> payments, Duration time, Payment poison) throws Exception {
    Map<Long, Long> sent = new ConcurrentHashMap<>();
    ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
    try {
      var steady =
          ticks.scheduleAtFixedRate(
              () -> sendSome(payments, sent), 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
      if (poison != null) {
        var unused =
            ticks.scheduleAtFixedRate(
                () -> send(withNewId(poison), null), 0, POISON_MILLIS, TimeUnit.MILLISECONDS);
      }
      if (ticks.awaitTermination(time.toMillis(), TimeUnit.MILLISECONDS) || steady.isDone()) {
        steady.get();
      }
    } finally {
      ticks.shutdownNow();
    }
    awaitSent();
    return sent;
  }

  private void sendSome(Iterator<Payment> payments, Map<Long, Long> sent) {
    for (int i = 0; i < PER_TICK; i++) {
      send(payments.next(), sent);
    }
  }

  private Payment withNewId(Payment payment) {
    return new Payment(
        payment.key(),
        payment.value().replace("evt_pay_", "evt_pay_" + numbers.incrementAndGet() + "_"));
  }

  /** Notes the time if it is given where. */
  void send(Payment payment, Map<Long, Long> sent) {
    var unused =
        producer.send(
            new ProducerRecord<>(TOPIC, payment.key(), payment.value()),
            (metadata, failure) -> {
              if (failure != null) {
                failures.add(failure);
              } else if (sent != null) {
                sent.put(couponId(payment.value()), metadata.timestamp());
              }
            });
  }

  /** Returns when the broker has all of it; what it has not got fails the test. */
  void awaitSent() {
    producer.flush();
    if (!failures.isEmpty()) {
      throw new AssertionError(failures.size() + " events could not be sent", failures.peek());
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
