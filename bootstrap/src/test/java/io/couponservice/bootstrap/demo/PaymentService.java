package io.couponservice.bootstrap.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/** Tells what became of payments and orders, on their topics. */
final class PaymentService implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String COMPLETED = "payment.completed";
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  /**
   * What is paid for.
   *
   * @param couponId the coupon
   * @param reservationId not null
   * @param userId the user
   * @param orderId not null
   * @param amount what is to be paid, in won
   */
  record Purchase(long couponId, String reservationId, long userId, String orderId, long amount) {}

  /** An event that can be sent more than once. */
  record Message(String topic, String key, String value) {}

  private final KafkaProducer<String, String> producer;
  private final Clock clock;
  private final String run = Long.toString(System.currentTimeMillis(), 36);
  private final AtomicLong numbers = new AtomicLong();

  PaymentService(String bootstrapServers, Clock clock) {
    this.clock = clock;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all"),
            new StringSerializer(),
            new StringSerializer());
  }

  Message completed(Purchase purchase, String paymentId) {
    Map<String, Object> data = payment(purchase, paymentId);
    data.put("amount", purchase.amount());
    data.put("paymentMethod", "CREDIT_CARD");
    data.put("completedAt", LOCAL.format(clock.instant()));
    return message(COMPLETED, "PAYMENT_COMPLETED", "payment-service", data);
  }

  Message failed(Purchase purchase, String paymentId) {
    Map<String, Object> data = payment(purchase, paymentId);
    data.put("failureReason", "INSUFFICIENT_BALANCE");
    data.put("failedAt", LOCAL.format(clock.instant()));
    return message("payment.failed", "PAYMENT_FAILED", "payment-service", data);
  }

  Message cancelled(Purchase purchase) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("orderId", purchase.orderId());
    data.put("userId", purchase.userId());
    data.put("couponId", purchase.couponId());
    data.put("cancelReason", "CUSTOMER_REQUEST");
    data.put("cancelledAt", LOCAL.format(clock.instant()));
    return message("order.cancelled", "ORDER_CANCELLED", "order-service", data);
  }

  Message unreadable() {
    return new Message(COMPLETED, "key-" + numbers.incrementAndGet(), "{\"eventId\": ");
  }

  private static Map<String, Object> payment(Purchase purchase, String paymentId) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("paymentId", paymentId);
    data.put("orderId", purchase.orderId());
    data.put("userId", purchase.userId());
    data.put("couponId", purchase.couponId());
    data.put("reservationId", purchase.reservationId());
    return data;
  }

  private Message message(String topic, String type, String source, Map<String, Object> data) {
    String number = run + "_" + numbers.incrementAndGet();
    Instant now = clock.instant();
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("eventId", "evt_pay_" + number);
    event.put("eventType", type);
    event.put("timestamp", now.toString());
    event.put("data", data);
    event.put(
        "metadata",
        Map.of("correlationId", "corr_pay_" + number, "source", source, "version", "1.0"));
    return new Message(topic, data.get("orderId").toString(), JSON.writeValueAsString(event));
  }

  void send(Message message) {
    var unused =
        producer.send(new ProducerRecord<>(message.topic(), message.key(), message.value()));
  }

  @Override
  public void close() {
    producer.close();
  }
}
