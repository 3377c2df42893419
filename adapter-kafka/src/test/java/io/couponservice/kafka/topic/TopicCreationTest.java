package io.couponservice.kafka.topic;

import static io.couponservice.kafka.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.kafka.KafkaClientDefaults;
import io.couponservice.kafka.KafkaFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TopicCreationTest {

  /** Five published, three consumed, and the dead letters of these. */
  private static final int TOPICS = 11;

  private final KafkaFixture kafka = KafkaFixture.start();

  @AfterEach
  void close() {
    kafka.close();
  }

  @Test
  void allTopicsOfTheContractAreCreatedWithTheirPartitionsAndRetention() {
    createMissing();

    Map<String, Topic> topics = Topic.all(kafka);
    assertThat(topics)
        .containsOnlyKeys(
            "coupon.issued",
            "coupon.used",
            "coupon.reserved",
            "coupon.expired",
            "coupon.cancelled",
            "payment.completed",
            "payment.failed",
            "order.cancelled",
            "payment.completed.DLQ",
            "payment.failed.DLQ",
            "order.cancelled.DLQ");
    topics.forEach(
        (name, topic) -> {
          assertThat(topic.partitions()).as(name).isEqualTo(3);
          assertThat(topic.config("retention.ms")).as(name).isEqualTo(retention(name));
          assertThat(topic.config("cleanup.policy")).as(name).isEqualTo("delete");
        });
  }

  @Test
  void aDeadLetterTopicTakesWhatTheOriginalTakesAndItsHeaders() {
    createMissing();

    for (String topic : ContractTopics.subscribed()) {
      long original = maxBytes(topic);
      assertThat(original).isGreaterThanOrEqualTo(1 << 20);
      assertThat(maxBytes(topic + ".DLQ")).isEqualTo(original + (64 << 10));
    }
  }

  @Test
  void onASingleBrokerThereIsOneReplicaAndItIsEnough() {
    createMissing();

    Topic.all(kafka)
        .forEach(
            (name, topic) -> {
              assertThat(topic.replication()).as(name).isEqualTo(1);
              assertThat(topic.config("min.insync.replicas")).as(name).isEqualTo("1");
            });
  }

  @Test
  void aSecondRunChangesNothing() {
    createMissing();
    Map<String, Topic> before = Topic.all(kafka);

    createMissing();

    assertThat(Topic.all(kafka)).isEqualTo(before);
  }

  @Test
  void anExistingTopicWithOtherSettingsIsLeftAlone() {
    kafka.create(
        new NewTopic("coupon.issued", 7, (short) 1).configs(Map.of("retention.ms", "1000")));
    Topic before = Topic.all(kafka).get("coupon.issued");

    createMissing();

    // The broker may know a topic and not list it yet.
    eventually(() -> assertThat(Topic.all(kafka)).hasSize(TOPICS));
    assertThat(Topic.all(kafka)).containsEntry("coupon.issued", before);
    assertThat(before.partitions()).isEqualTo(7);
  }

  @Test
  void theDeadLetterTopicOfAnExistingTopicFollowsIt() {
    kafka.create(
        new NewTopic("payment.completed", 6, (short) 1)
            .configs(Map.of("max.message.bytes", Integer.toString(2 << 20))));

    createMissing();

    Topic deadLetters = Topic.all(kafka).get("payment.completed.DLQ");
    assertThat(deadLetters.partitions()).isEqualTo(6);
    assertThat(deadLetters.config("max.message.bytes"))
        .isEqualTo(Integer.toString((2 << 20) + (64 << 10)));
    assertThat(deadLetters.config("min.insync.replicas")).isEqualTo("1");
  }

  @Test
  void twoAtOnceDoNotDisturbEachOther() throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<CompletableFuture<Void>> runs =
          List.of(
              CompletableFuture.runAsync(() -> createMissingAfter(start), threads),
              CompletableFuture.runAsync(() -> createMissingAfter(start), threads));
      for (CompletableFuture<Void> run : runs) {
        run.get();
      }
    } finally {
      threads.shutdown();
    }
    eventually(() -> assertThat(Topic.all(kafka)).hasSize(TOPICS));
  }

  private void createMissingAfter(CyclicBarrier start) {
    try {
      start.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    createMissing();
  }

  private void createMissing() {
    TopicCreation.createMissing(
        KafkaClientDefaults.admin(kafka.broker().bootstrapServers(), Map.of()),
        Duration.ofSeconds(30));
  }

  private long maxBytes(String topic) {
    return Long.parseLong(Topic.all(kafka).get(topic).config("max.message.bytes"));
  }

  private static String retention(String topic) {
    int days = topic.endsWith(".DLQ") ? 30 : topic.equals("coupon.reserved") ? 1 : 7;
    return Long.toString(Duration.ofDays(days).toMillis());
  }
}
