package io.couponservice.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.bootstrap.endtoend.HttpCalls.Reply;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The service on servers of its own, with topics that take records of 4 MiB, and all that other
 * services send to it and see of it. Of one thread.
 */
final class ServiceOnItsOwn implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String CODE = "ANY";

  private final EmbeddedBackends servers = new EmbeddedBackends();
  private final Admin admin =
      Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers.bootstrapServers()));
  private final KafkaProducer<byte[], byte[]> producer =
      new KafkaProducer<>(
          Map.of(
              ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
              servers.bootstrapServers(),
              ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
              8 << 20),
          new ByteArraySerializer(),
          new ByteArraySerializer());
  private final RunningService service;
  private final HttpCalls http;
  private final RecordLog published;
  private int bookings;

  ServiceOnItsOwn() throws Exception {
    admin
        .createTopics(
            topics()
                .map(topic -> new NewTopic(topic.topic(), 3, (short) 1))
                .map(topic -> topic.configs(Map.of("max.message.bytes", "4194304")))
                .toList())
        .all()
        .get();
    service = new RunningService(servers);
    http = service.http();
    published =
        log(
            Stream.concat(
                    topics().map(SubscribedTopic::published),
                    topics().map(SubscribedTopic::deadLetters))
                .distinct()
                .toList());
    assertThat(http.createPolicy(CODE, 1_000_000, 1).status()).isEqualTo(201);
  }

  private static Stream<SubscribedTopic> topics() {
    return Arrays.stream(SubscribedTopic.values());
  }

  Admin admin() {
    return admin;
  }

  /** A log of other topics, to be closed. */
  RecordLog log(List<String> topics) {
    return new RecordLog(servers.bootstrapServers(), topics);
  }

  /** What the service publishes about the coupons of bookings, and the dead letters. */
  RecordLog published() {
    return published;
  }

  /** A new coupon of a new user, reserved. */
  Booking booking() throws Exception {
    long userId = ++bookings;
    String orderId = "ORDER-" + userId;
    long couponId = http.issue(CODE, userId).body().get("couponId").longValue();
    Reply reservation = http.reserve(couponId, userId, orderId);
    assertThat(reservation.status()).isEqualTo(201);
    return new Booking(
        reservation.body().get("reservationId").stringValue(), couponId, userId, orderId, 90_000);
  }

  String status(Booking booking) throws Exception {
    return http.get("/api/v1/coupons/" + booking.couponId()).body().get("status").stringValue();
  }

  RecordMetadata send(String topic, int partition, String value, Header... headers)
      throws Exception {
    return send(topic, partition, "key", value.getBytes(StandardCharsets.UTF_8), headers);
  }

  RecordMetadata send(String topic, int partition, String key, byte[] value, Header... headers)
      throws Exception {
    return producer
        .send(
            new ProducerRecord<>(
                topic,
                partition,
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                value,
                List.of(headers)))
        .get();
  }

  /** Sends a good event behind all else of a partition, and waits until it has its effect. */
  void awaitGoodOneBehind(SubscribedTopic topic, int partition) throws Exception {
    Booking good = booking();
    RecordMetadata sent =
        send(topic.topic(), partition, topic.event("evt_good_" + good.couponId(), good));
    Await.until(
        LIMIT,
        () -> status(good).equals(topic.statusAfter()),
        () -> "no effect of the record behind on " + topic);
    awaitCommitted(sent);
  }

  /** Waits until the service has left a record behind. */
  void awaitCommitted(RecordMetadata sent) throws Exception {
    TopicPartition partition = new TopicPartition(sent.topic(), sent.partition());
    Await.until(
        LIMIT,
        () -> {
          OffsetAndMetadata committed =
              admin
                  .listConsumerGroupOffsets("coupon-service")
                  .partitionsToOffsetAndMetadata()
                  .get()
                  .get(partition);
          return committed != null && committed.offset() > sent.offset();
        },
        () -> "the offset did not move past " + sent);
  }

  /** Waits until nothing is left to be published. */
  void awaitAllPublished() throws Exception {
    Await.until(LIMIT, () -> count("outbox", "true") == 0, () -> "the outbox is not empty");
  }

  /** Waits for the dead letter of a record. */
  ConsumerRecord<byte[], byte[]> awaitLetter(RecordMetadata failed) {
    return published.await(record -> isLetterOf(record, failed));
  }

  static boolean isLetterOf(ConsumerRecord<byte[], byte[]> record, RecordMetadata failed) {
    return record.topic().equals(failed.topic() + ".DLQ")
        && header(record, "dlq.original.partition")
            .equals(Optional.of(Integer.toString(failed.partition())))
        && header(record, "dlq.original.offset")
            .equals(Optional.of(Long.toString(failed.offset())));
  }

  static Optional<String> header(ConsumerRecord<byte[], byte[]> record, String name) {
    return Optional.ofNullable(record.headers().lastHeader(name))
        .map(header -> new String(header.value(), StandardCharsets.UTF_8));
  }

  /** How often a record is stored as failed. */
  long failures(RecordMetadata record) throws SQLException {
    return count(
        "failed_events",
        "topic = '%s' AND partition = %d AND \"offset\" = %d"
            .formatted(record.topic(), record.partition(), record.offset()));
  }

  long count(String table, String condition) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(servers.jdbcUrl(), servers.user(), servers.password());
        PreparedStatement statement =
            connection.prepareStatement("SELECT count(*) FROM " + table + " WHERE " + condition);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Calls of it over HTTP. */
  HttpCalls http() {
    return http;
  }

  /** Changes its database behind its back. */
  void execute(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(servers.jdbcUrl(), servers.user(), servers.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Asks its database. */
  long number(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(servers.jdbcUrl(), servers.user(), servers.password());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    try {
      service.close();
    } finally {
      published.close();
      producer.close();
      admin.close();
      servers.close();
    }
  }
}
