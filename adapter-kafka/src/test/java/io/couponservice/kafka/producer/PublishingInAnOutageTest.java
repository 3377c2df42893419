package io.couponservice.kafka.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.OutboundRecord;
import io.couponservice.kafka.KafkaClientDefaults;
import io.couponservice.kafka.KafkaFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The broker is away for a while. */
@Timeout(60)
class PublishingInAnOutageTest {

  private final KafkaFixture kafka = KafkaFixture.start();

  @AfterEach
  void close() {
    kafka.close();
  }

  @Test
  void whatWasTakenArrivesInItsOrderOnceTheBrokerIsBack() throws Exception {
    String topic = kafka.newTopic(3);
    // They are still with the client when the broker stops.
    try (KafkaRecordPublisher publisher = publisher(Map.of("linger.ms", "3000"))) {
      List<CompletableFuture<Void>> answers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        answers.add(publisher.publish(record(topic, i)));
      }
      kafka.broker().stop();
      assertThat(answers).noneMatch(CompletableFuture::isDone);
      kafka.broker().start();

      for (CompletableFuture<Void> answer : answers) {
        assertThat(answer.get(30, TimeUnit.SECONDS)).isNull();
      }
      assertThat(kafka.values(topic).stream().map(Integer::valueOf))
          .hasSize(100)
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  private KafkaRecordPublisher publisher(Map<String, String> overrides) {
    return new KafkaRecordPublisher(
        KafkaClientDefaults.producer(kafka.broker().bootstrapServers(), overrides));
  }

  private static OutboundRecord record(String topic, int value) {
    return new OutboundRecord(
        topic, Bytes.utf8("key"), Bytes.utf8(Integer.toString(value)), List.of());
  }
}
