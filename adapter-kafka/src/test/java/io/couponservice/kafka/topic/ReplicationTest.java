package io.couponservice.kafka.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.embedded.LoopbackPort;
import io.couponservice.kafka.Eventually;
import io.couponservice.kafka.KafkaClientDefaults;
import io.couponservice.kafka.KafkaFixture;
import io.couponservice.kafka.embedded.KafkaBroker;
import io.couponservice.kafka.embedded.KafkaBrokerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of two brokers: what a single one can't show. */
@Timeout(120)
class ReplicationTest {

  private static final String CONTROLLER_LISTENER = "CONTROLLER://127.0.0.1:";

  private final int controllerPort = LoopbackPort.anyFree();

  @TempDir private Path directory;

  @Test
  void topicsHaveTwoReplicasAndWhatIsPublishedWaitsForBoth() throws Exception {
    try (KafkaBroker first = KafkaBroker.start(first(LoopbackPort.anyFree()));
        KafkaBroker second = KafkaBroker.start(second(LoopbackPort.anyFree()))) {
      assertThat(second.port()).isNotEqualTo(first.port());
      Map<String, Object> properties =
          KafkaClientDefaults.admin(first.bootstrapServers(), Map.of());
      try (Admin admin = Admin.create(properties)) {
        Eventually.eventually(
            () -> assertThat(KafkaFixture.get(admin.describeCluster().nodes())).hasSize(2));

        TopicCreation.createMissing(properties);

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
  private KafkaBrokerOptions second(int port) throws IOException {
    Path kept = directory.resolve("second");
    String formatted = Files.readString(directory.resolve("first/data/meta.properties"));
    Path data = Files.createDirectories(kept.resolve("data"));
    Files.writeString(
        data.resolve("meta.properties"),
        formatted
            .replace("node.id=1", "node.id=2")
            .replaceAll(
                "directory\\.id=.*", "directory.id=" + org.apache.kafka.common.Uuid.randomUuid()));
    Path bootstrap = directory.resolve("first/data/bootstrap.checkpoint");
    if (Files.exists(bootstrap)) {
      Files.copy(bootstrap, data.resolve("bootstrap.checkpoint"));
    }
    return cluster(KafkaBrokerOptions.keptIn(kept).withNodeId(2), port)
        .withOverride("process.roles", "broker")
        .withOverride("listeners", "PLAINTEXT://127.0.0.1:" + port);
  }

  private KafkaBrokerOptions cluster(KafkaBrokerOptions options, int port) {
    return options
        .withPort(port)
        .withOverride("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
  }
}
