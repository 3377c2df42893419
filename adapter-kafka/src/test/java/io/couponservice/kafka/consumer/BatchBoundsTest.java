package io.couponservice.kafka.consumer;

import static io.couponservice.kafka.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.kafka.KafkaFixture;
import io.couponservice.kafka.SharedBroker;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(60)
@ExtendWith(SharedBroker.class)
class BatchBoundsTest {

  private final KafkaFixture kafka;
  private final String topic;
  private final HandledBatches batches = new HandledBatches();

  BatchBoundsTest(KafkaFixture kafka) {
    this.kafka = kafka;
    this.topic = kafka.newTopic(1);
  }

  @Test
  void aPollBringsTen() {
    kafka.fill(topic, 1, 35);
    assertSizes(new ConsumerSetup(kafka, topic).drain(1, Long.MAX_VALUE), 10, 10, 10, 5);
  }

  @Test
  void severalPollsMakeABatchUpToItsBoundInRecords() {
    kafka.fill(topic, 1, 95);
    assertSizes(new ConsumerSetup(kafka, topic).drain(45, Long.MAX_VALUE), 50, 45);
  }

  @Test
  void severalPollsMakeABatchUpToItsBoundInBytes() {
    kafka.send(topic, 0, Collections.nCopies(50, "x".repeat(1_000)));
    assertSizes(new ConsumerSetup(kafka, topic).drain(1_000, 20_000), 20, 20, 10);
  }

  @Test
  void aSingleRecordIsNotWaitedUpon() {
    kafka.fill(topic, 1, 1);
    assertSizes(new ConsumerSetup(kafka, topic), 1);
  }

  private void assertSizes(ConsumerSetup setup, Integer... sizes) {
    try (EventConsumers consumers = EventConsumers.start(setup.settings(), batches)) {
      assertThat(consumers.alive()).isTrue();
      eventually(() -> assertThat(kafka.committed(topic)).isEqualTo(kafka.endOffsets(topic)));
    }
    assertThat(batches.sizes()).containsExactly(sizes);
  }
}
