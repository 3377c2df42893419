package io.couponservice.bootstrap.endtoend;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tools.jackson.databind.json.JsonMapper;

/** The payment service: tells what became of payments. */
final class PaymentEvents implements AutoCloseable {

  static final String COMPLETED = "payment.completed";
  static final String FAILED = "payment.failed";
  private static final String CANCELLED = "order.cancelled";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DateTimeFormatter TO_THE_SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  private final KafkaProducer<byte[], byte[]> producer;
  private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();
  private final AtomicLong numbers = new AtomicLong();
  private final String run;

  /** A payment event ready to be sent, perhaps more than once. */
  record Message(String topic, String key, String value) {
    ProducerRecord<byte[], byte[]> to(Integer partition) {
      return new ProducerRecord<>(topic, partition, utf8(key), utf8(value));
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  PaymentEvents(String bootstrapServers, long seed) {
    run = Long.toHexString(seed) + "-";
    producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                // Longer than any outage: a payment that happened is told.
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                120_000),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** An id that no other call gets. */
  String number(String prefix) {
    return prefix + run + numbers.incrementAndGet();
  }

  Message completed(Booking booking, String paymentId) {
    Map<String, Object> data = data(booking, paymentId);
    data.put("amount", booking.amount());
    data.put("paymentMethod", "CREDIT_CARD");
    data.put("completedAt", now());
    return message(COMPLETED, "PAYMENT_COMPLETED", paymentId, data);
  }

  Message failed(Booking booking, String paymentId) {
    Map<String, Object> data = data(booking, paymentId);
    data.put("failureReason", "INSUFFICIENT_BALANCE");
    data.put("failedAt", now());
    return message(FAILED, "PAYMENT_FAILED", paymentId, data);
  }

  /** A payment that has nothing to do with coupons. */
  Message withoutCoupon(long userId) {
    String paymentId = number("PAY-");
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("paymentId", paymentId);
    data.put("orderId", number("ORDER-"));
    data.put("userId", userId);
    data.put("amount", 1_000);
    data.put("paymentMethod", "CREDIT_CARD");
    data.put("completedAt", now());
    return message(COMPLETED, "PAYMENT_COMPLETED", paymentId, data);
  }

  /** What the topic is for, but for an order without a coupon, to this very partition. */
  void sendWithoutCoupon(TopicPartition to) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("orderId", number("ORDER-"));
    data.put("userId", 1);
    if (to.topic().equals(CANCELLED)) {
      data.put("cancelReason", "CUSTOMER_REQUEST");
      data.put("cancelledAt", now());
    } else {
      data.put("paymentId", number("PAY-"));
      data.put("amount", 1_000);
      data.put("paymentMethod", "CREDIT_CARD");
      data.put("completedAt", now());
      data.put("failureReason", "INSUFFICIENT_BALANCE");
      data.put("failedAt", now());
    }
    String type = to.topic().replace('.', '_').toUpperCase(Locale.ROOT);
    send(message(to.topic(), type, number("key"), data).to(to.partition()));
  }

  private static Map<String, Object> data(Booking booking, String paymentId) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("paymentId", paymentId);
    data.put("orderId", booking.orderId());
    data.put("userId", booking.userId());
    data.put("couponId", booking.couponId());
    data.put("reservationId", booking.reservationId());
    return data;
  }

  private static String now() {
    return LocalDateTime.now(ZoneOffset.UTC).format(TO_THE_SECOND);
  }

  private Message message(String topic, String type, String key, Map<String, Object> data) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("eventId", number("evt_pay_"));
    event.put("eventType", type);
    event.put("timestamp", Instant.now().toString());
    event.put("data", data);
    event.put(
        "metadata",
        Map.of(
            "correlationId", number("corr_pay_"), "source", "payment-service", "version", "1.0"));
    return new Message(topic, key, JSON.writeValueAsString(event));
  }

  /** Sends to the partition of its key. */
  void send(Message message) {
    send(message.to(null));
  }

  /** Sends to any partition, as one would who changed the key or the number of partitions. */
  void sendAnywhere(Message message, SplittableRandom random) {
    int partition = random.nextInt(producer.partitionsFor(message.topic()).size());
    send(message.to(partition));
  }

  void sendGarbage(String topic, byte[] value) {
    send(new ProducerRecord<>(topic, utf8(number("key")), value));
  }

  private void send(ProducerRecord<byte[], byte[]> each) {
    var unused =
        producer.send(
            each,
            (metadata, failure) -> {
              if (failure != null) {
                failures.add(failure);
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
