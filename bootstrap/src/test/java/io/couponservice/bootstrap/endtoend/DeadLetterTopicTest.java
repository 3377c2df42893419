package io.couponservice.bootstrap.endtoend;

import static io.couponservice.bootstrap.endtoend.ServiceOnItsOwn.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Dead letters whose topic is missing, or refuses them, or that come back. */
@Timeout(120)
class DeadLetterTopicTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int ROUNDS = 20;

  private static ServiceOnItsOwn service;

  @BeforeAll
  static void start() throws Exception {
    service = new ServiceOnItsOwn();
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  @Test
  void whileTheTopicIsMissingTheDeadLetterWaitsAndNothingElse() throws Exception {
    SubscribedTopic topic = SubscribedTopic.ORDER_CANCELLED;
    // The producer knows the topic by then, and keeps what it knows.
    service.awaitLetter(service.send(topic.topic(), 0, "the first"));
    service.admin().deleteTopics(List.of(topic.deadLetters())).all().get();
    Await.until(LIMIT, () -> !exists(topic.deadLetters()), () -> "the topic is still there");

    RecordMetadata waiting = service.send(topic.topic(), 0, "waits for its topic");
    service.awaitGoodOneBehind(topic, 0);
    for (SubscribedTopic other :
        List.of(SubscribedTopic.PAYMENT_COMPLETED, SubscribedTopic.PAYMENT_FAILED)) {
      assertThat(service.awaitLetter(service.send(other.topic(), 0, "goes on")).value())
          .isEqualTo("goes on".getBytes(UTF_8));
    }
    Booking booking = service.booking();
    service.send(topic.topic(), 0, topic.event("evt_published_" + booking.couponId(), booking));
    byte[] key = Long.toString(booking.couponId()).getBytes(UTF_8);
    assertThat(
            service
                .published()
                .await(
                    each ->
                        each.topic().equals(topic.published()) && Arrays.equals(each.key(), key)))
        .isNotNull();
    assertThat(service.failures(waiting)).isEqualTo(1);
    assertThat(service.count("outbox", "topic = '" + topic.deadLetters() + "'")).isEqualTo(1);
    JsonNode listed =
        service.http().get("/api/v1/undeliverable-records?state=WAITING").body().get("items");
    assertThat(listed).hasSize(1);
    assertThat(listed.at("/0/topic").stringValue()).isEqualTo(topic.deadLetters());
    assertThat(listed.at("/0/deadLetterId").stringValue()).startsWith("dlq_");

    service
        .admin()
        .createTopics(List.of(new NewTopic(topic.deadLetters(), 3, (short) 1)))
        .all()
        .get();
    Await.until(LIMIT, () -> exists(topic.deadLetters()), () -> "the topic is not there");
    try (RecordLog made = service.log(List.of(topic.deadLetters()))) {
      ConsumerRecord<byte[], byte[]> letter =
          made.await(record -> ServiceOnItsOwn.isLetterOf(record, waiting));
      assertThat(letter.value()).isEqualTo("waits for its topic".getBytes(UTF_8));
    }
    service.awaitAllPublished();
  }

  @Test
  void whatTheTopicRefusesForItsSizeStaysInTheDatabaseAndTheOthersGoOn() throws Exception {
    SubscribedTopic topic = SubscribedTopic.PAYMENT_FAILED;
    setMaxBytes(topic.deadLetters(), 2_000);
    awaitRefused(topic.deadLetters(), 3_000);
    String large = "too large " + "x".repeat(5_000);

    RecordMetadata refused = service.send(topic.topic(), 1, large);
    RecordMetadata small = service.send(topic.topic(), 1, "small enough");
    service.awaitGoodOneBehind(topic, 1);

    assertThat(service.awaitLetter(small).value()).isEqualTo("small enough".getBytes(UTF_8));
    service.awaitAllPublished();
    assertThat(service.failures(refused)).isEqualTo(1);
    assertThat(
            service.count(
                "undeliverable_records",
                "topic = '%s' AND key = 'key' AND value = convert_to('%s', 'UTF8')"
                    .formatted(topic.deadLetters(), large)))
        .isEqualTo(1);
    assertThat(service.published().now(each -> ServiceOnItsOwn.isLetterOf(each, refused)))
        .isEmpty();
  }

  @Test
  void aDeadLetterThatIsCopiedBackAndFailsAgainHasItsHeadersReplaced() throws Exception {
    String topic = SubscribedTopic.PAYMENT_COMPLETED.topic();
    Header own = new RecordHeader("own", new byte[] {1, 2, 3});
    RecordMetadata sent = service.send(topic, 2, "always bad", own);
    ConsumerRecord<byte[], byte[]> first = service.awaitLetter(sent);
    ConsumerRecord<byte[], byte[]> last = first;
    for (int round = 0; round < ROUNDS; round++) {
      sent = service.send(topic, 2, "key", last.value(), last.headers().toArray());
      last = service.awaitLetter(sent);
    }

    assertThat(last.value()).isEqualTo(first.value());
    assertThat(last.headers().toArray()).hasSameSizeAs(first.headers().toArray());
    assertThat(last.headers().lastHeader("own")).isEqualTo(own);
    assertThat(header(last, "dlq.original.offset")).contains(Long.toString(sent.offset()));
    assertThat(header(last, "dlq.id")).as("the same one").isEqualTo(header(first, "dlq.id"));
    assertThat(header(last, "dlq.attempts")).contains(Integer.toString(ROUNDS + 1));
    // An offset may have a digit more, and a timestamp end with a 0 that is not written.
    assertThat(bytes(last)).isBetween(bytes(first) - 10, bytes(first) + 10);
  }

  private static int bytes(ConsumerRecord<byte[], byte[]> record) {
    return Arrays.stream(record.headers().toArray())
        .mapToInt(header -> header.key().length() + header.value().length)
        .sum();
  }

  private static boolean exists(String topic) throws Exception {
    return service.admin().listTopics().names().get().contains(topic);
  }

  private static void setMaxBytes(String topic, int bytes) throws Exception {
    ConfigEntry entry = new ConfigEntry("max.message.bytes", Integer.toString(bytes));
    service
        .admin()
        .incrementalAlterConfigs(
            Map.of(
                new ConfigResource(ConfigResource.Type.TOPIC, topic),
                List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
        .all()
        .get();
  }

  /** A broker applies a setting a moment after it took it. */
  private static void awaitRefused(String topic, int bytes) throws Exception {
    for (int partition = 0; partition < 3; partition++) {
      int each = partition;
      Await.until(LIMIT, () -> isRefused(topic, each, new byte[bytes]), () -> "the topic takes it");
    }
  }

  private static boolean isRefused(String topic, int partition, byte[] value) throws Exception {
    try {
      return !service.send(topic, partition, "probe", value).hasOffset();
    } catch (ExecutionException e) {
      return e.getCause() instanceof RecordTooLargeException;
    }
  }
}
