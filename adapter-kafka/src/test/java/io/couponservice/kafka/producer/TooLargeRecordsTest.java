package io.couponservice.kafka.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.outbox.RecordPublisher.UndeliverableException;
import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.OutboundRecord;
import io.couponservice.kafka.KafkaClientDefaults;
import io.couponservice.kafka.KafkaFixture;
import io.couponservice.kafka.SharedBroker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A record that the broker refuses for its size is told apart, and holds up no other. */
@Timeout(60)
@ExtendWith(SharedBroker.class)
class TooLargeRecordsTest {

  private static final String TOO_LARGE = "x".repeat(1_100_000);
  private static final String EVENT = "e".repeat(600);

  private final KafkaFixture kafka;
  private final KafkaRecordPublisher publisher;

  TooLargeRecordsTest(KafkaFixture kafka) {
    this.kafka = kafka;
    this.publisher =
        new KafkaRecordPublisher(
            KafkaClientDefaults.producer(kafka.broker().bootstrapServers(), Map.of()));
  }

  @AfterEach
  void close() {
    publisher.close();
  }

  @Test
  void theOthersOfItsKeyGoOnInTheirOrder() throws Exception {
    assertThatTheOthersGoOn(Stream.of(EVENT + 0, EVENT + 1, TOO_LARGE, EVENT + 3, EVENT + 4));
  }

  @Test
  void whatTheClientItselfFindsTooLargeIsUndeliverableToo() {
    String topic = kafka.newTopic(1);
    assertUndeliverable(publish(topic, "x".repeat((16 << 20) + 1)));
  }

  @Test
  void manyThatAreTooLargeOnlyTogetherAreNotTooLarge() throws Exception {
    String topic = kafka.newTopic(1);
    assertThatAllArrive(topic, "x".repeat(400_000), 10);
  }

  @Test
  void aTopicMayTakeLessThanAFullBatchOfTheClient() throws Exception {
    String topic = "small-batches";
    kafka.create(new NewTopic(topic, 1, (short) 1).configs(Map.of("max.message.bytes", "10000")));
    assertThatAllArrive(topic, EVENT, 100);
  }

  private void assertThatTheOthersGoOn(Stream<String> values) throws Exception {
    String topic = kafka.newTopic(1);
    List<String> all = values.toList();
    List<CompletableFuture<Void>> answers =
        all.stream().map(value -> publish(topic, value)).toList();

    for (int i : new int[] {0, 1, 3, 4}) {
      assertThat(answers.get(i).get(10, TimeUnit.SECONDS)).isNull();
    }
    assertUndeliverable(answers.get(2));
    assertThat(kafka.values(topic)).containsExactly(all.get(0), all.get(1), all.get(3), all.get(4));
  }

  private void assertThatAllArrive(String topic, String value, int count) throws Exception {
    List<CompletableFuture<Void>> answers =
        IntStream.range(0, count).mapToObj(i -> publish(topic, value)).toList();
    for (CompletableFuture<Void> answer : answers) {
      assertThat(answer.get(10, TimeUnit.SECONDS)).isNull();
    }
    assertThat(kafka.read(topic)).hasSize(count);
  }

  private CompletableFuture<Void> publish(String topic, String value) {
    return publisher.publish(
        new OutboundRecord(topic, Bytes.utf8("key"), Bytes.utf8(value), List.of()));
  }

  private static void assertUndeliverable(CompletableFuture<Void> answer) {
    assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(UndeliverableException.class);
  }
}
