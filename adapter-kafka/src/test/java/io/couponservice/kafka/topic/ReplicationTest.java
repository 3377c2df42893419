package io.couponservice.kafka.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.embedded.LoopbackPort;
import io.couponservice.kafka.Eventually;
import io.couponservice.kafka.KafkaClientDefaults;
import io.couponservice.kafka.KafkaFixture;
import io.couponservice.kafka.LoggedWarnings;
import io.couponservice.kafka.embedded.KafkaBroker;
import io.couponservice.kafka.embedded.KafkaBrokerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of two or three brokers: what a single one can't show. */
@Timeout(120)
class ReplicationTest {

  private static final String CONTROLLER_LISTENER = "CONTROLLER://127.0.0.1:";

  private static final Duration WAIT = Duration.ofSeconds(30);

  private final int controllerPort = LoopbackPort.anyFree();

  @TempDir private Path directory;

  @Test
  void topicsHaveTwoReplicasAndWhatIsPublishedWaitsForBoth() throws Exception {
    try (KafkaBroker first = KafkaBroker.start(first(LoopbackPort.anyFree()));
        KafkaBroker second = KafkaBroker.start(further(2))) {
      assertThat(second.port()).isNotEqualTo(first.port());
      Map<String, Object> properties =
          KafkaClientDefaults.admin(first.bootstrapServers(), Map.of());
      try (Admin admin = Admin.create(properties)) {
        Eventually.eventually(
            () -> assertThat(KafkaFixture.get(admin.describeCluster().nodes())).hasSize(2));

        TopicCreation.createMissing(properties, WAIT);

        Eventually.eventually(() -> assertThat(Topic.all(admin)).hasSize(11));
        Map<String, Topic> topics = Topic.all(admin);
        topics.forEach(
            (name, topic) -> {
              assertThat(topic.replication()).as(name).isEqualTo(2);
              assertThat(topic.config("min.insync.replicas"))
                  .as(name)
                  .isEqualTo(publishedByUs(name) ? "2" : "1");
            });
      }
    }
  }

  @Test
  void onThreeBrokersWhatHasOneReplicaOrWaitsForOneIsTold() throws Exception {
    try (KafkaBroker first = KafkaBroker.start(first(LoopbackPort.anyFree()));
        KafkaBroker second = KafkaBroker.start(further(2));
        KafkaBroker third = KafkaBroker.start(further(3))) {
      assertThat(third.port()).isNotEqualTo(second.port());
      Map<String, Object> properties =
          KafkaClientDefaults.admin(first.bootstrapServers(), Map.of());
      try (Admin admin = Admin.create(properties);
          LoggedWarnings warnings = new LoggedWarnings(TopicCreation.class)) {
        Eventually.eventually(
            () -> assertThat(KafkaFixture.get(admin.describeCluster().nodes())).hasSize(3));
        create(admin, "coupon.issued", 1);
        create(admin, "coupon.used", 2);
        create(admin, "payment.failed", 3);
        awaitOnAllBrokers(admin, "coupon.issued", "coupon.used", "payment.failed");

        TopicCreation.createMissing(properties, WAIT);

        Eventually.eventually(() -> assertThat(Topic.all(admin)).hasSize(11));
        assertThat(warnings.lines())
            .containsExactlyInAnyOrder(
                "topic coupon.issued: replication is 1, the contract has 2",
                "topic coupon.used: min.insync.replicas is 1, the contract has 2",
                "topic payment.failed: replication is 3, the contract has 2");
        Map<String, Topic> topics = Topic.all(admin);
        assertThat(topics.get("coupon.issued").replication()).isEqualTo(1);
        assertThat(topics.get("coupon.used").config("min.insync.replicas")).isEqualTo("1");
        assertThat(topics.get("payment.failed.DLQ").replication()).isEqualTo(3);
        assertThat(topics.get("payment.failed.DLQ").config("min.insync.replicas")).isEqualTo("2");
        assertThat(topics.get("payment.completed.DLQ").replication()).isEqualTo(2);
      }
    }
  }

  /** Each broker learns of a topic by itself, and any of them may be asked: so they are often. */
  private static void awaitOnAllBrokers(Admin admin, String... topics) {
    Eventually.eventually(
        () -> {
          for (int i = 0; i < 20; i++) {
            assertThat(KafkaFixture.get(admin.listTopics().names())).contains(topics);
          }
        });
  }

  private static void create(Admin admin, String topic, int replication) {
    NewTopic created = new NewTopic(topic, 3, (short) replication);
    created.configs(Map.of("retention.ms", Long.toString(Duration.ofDays(7).toMillis())));
    KafkaFixture.get(admin.createTopics(List.of(created)).all());
  }

  private static boolean publishedByUs(String topic) {
    return topic.startsWith("coupon.") || topic.endsWith(".DLQ");
  }

  private KafkaBrokerOptions first(int port) {
    return cluster(KafkaBrokerOptions.keptIn(directory.resolve("first")), port)
        .withOverride(
            "listeners",
            "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER_LISTENER + controllerPort);
  }

  /** A broker without a controller, of the first one's cluster. */
  private KafkaBrokerOptions further(int node) throws IOException {
    int port = LoopbackPort.anyFree();
    Path kept = directory.resolve("node" + node);
    String formatted = Files.readString(directory.resolve("first/data/meta.properties"));
    Path data = Files.createDirectories(kept.resolve("data"));
    Files.writeString(
        data.resolve("meta.properties"),
        formatted
            .replace("node.id=1", "node.id=" + node)
            .replaceAll(
                "directory\\.id=.*", "directory.id=" + org.apache.kafka.common.Uuid.randomUuid()));
    Path bootstrap = directory.resolve("first/data/bootstrap.checkpoint");
    if (Files.exists(bootstrap)) {
      Files.copy(bootstrap, data.resolve("bootstrap.checkpoint"));
    }
    return cluster(KafkaBrokerOptions.keptIn(kept).withNodeId(node), port)
        .withOverride("process.roles", "broker")
        .withOverride("listeners", "PLAINTEXT://127.0.0.1:" + port);
  }

  private KafkaBrokerOptions cluster(KafkaBrokerOptions options, int port) {
    return options
        .withPort(port)
        .withOverride("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
  }
}
