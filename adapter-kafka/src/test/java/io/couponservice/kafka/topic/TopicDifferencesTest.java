package io.couponservice.kafka.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.kafka.KafkaClientDefaults;
import io.couponservice.kafka.KafkaFixture;
import io.couponservice.kafka.LoggedWarnings;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What exists and is not as the contract has it is told, each in one line, and left alone. */
@Timeout(60)
class TopicDifferencesTest {

  private static final String FEW_BROKERS =
      "the cluster has 1 broker: new topics get replication 1 instead of 2";

  private final KafkaFixture kafka = KafkaFixture.start();
  private final LoggedWarnings warnings = new LoggedWarnings(TopicCreation.class);

  @AfterEach
  void close() {
    warnings.close();
    kafka.close();
  }

  @Test
  void whatTheServiceHasMadeDiffersInNothing() {
    createMissing();
    createMissing();

    assertThat(warnings.lines()).containsExactly(FEW_BROKERS);
  }

  @Test
  void eachDifferenceIsOneLineWithTopicSettingActualAndExpected() {
    create("coupon.issued", 7, Map.of("retention.ms", "1000"));
    create("coupon.reserved", 3, Map.of("retention.ms", "604800000"));
    create("payment.failed", 1, Map.of("retention.ms", "604800000"));
    create("payment.completed", 3, Map.of("max.message.bytes", "2097152"));
    create(
        "payment.completed.DLQ",
        2,
        Map.of("max.message.bytes", "1048588", "retention.ms", "604800000"));
    Map<String, Topic> before = Topic.all(kafka);

    createMissing();

    assertThat(warnings.lines())
        .containsExactlyInAnyOrder(
            FEW_BROKERS,
            "topic coupon.issued: partitions is 7, the contract has 3",
            "topic coupon.issued: retention.ms is 1000, the contract has 604800000",
            "topic coupon.reserved: retention.ms is 604800000, the contract has 86400000",
            "topic payment.failed: partitions is 1, the contract has 3",
            "topic payment.completed.DLQ: partitions is 2, the contract has 3",
            "topic payment.completed.DLQ: retention.ms is 604800000, the contract has 2592000000",
            "topic payment.completed.DLQ: max.message.bytes is 1048588, the contract has 2162688");
    assertThat(Topic.all(kafka)).containsAllEntriesOf(before);
  }

  @Test
  void whatAsksForMoreReplicasThanThereAreIsTold() {
    create("coupon.used", 3, Map.of("min.insync.replicas", "2"));

    createMissing();

    assertThat(warnings.lines())
        .containsExactlyInAnyOrder(
            FEW_BROKERS, "topic coupon.used: min.insync.replicas is 2, the contract has 1");
  }

  @Test
  void anOriginalWithoutABoundOfItsRecordsHasNoLargerDeadLetters() {
    String largest = Integer.toString(Integer.MAX_VALUE);
    create("order.cancelled", 3, Map.of("max.message.bytes", largest));

    createMissing();

    assertThat(Topic.all(kafka).get("order.cancelled.DLQ").config("max.message.bytes"))
        .isEqualTo(largest);
  }

  private void create(String name, int partitions, Map<String, String> configs) {
    kafka.create(new NewTopic(name, partitions, (short) 1).configs(configs));
  }

  private void createMissing() {
    TopicCreation.createMissing(
        KafkaClientDefaults.admin(kafka.broker().bootstrapServers(), Map.of()),
        Duration.ofSeconds(30));
  }
}
