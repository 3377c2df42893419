package io.couponservice.kafka.consumer;

import static io.couponservice.kafka.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.kafka.KafkaFixture;
import io.couponservice.kafka.SharedBroker;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(60)
@ExtendWith(SharedBroker.class)
class OffsetsTest {

  private final KafkaFixture kafka;

  OffsetsTest(KafkaFixture kafka) {
    this.kafka = kafka;
  }

  @Test
  void offsetsAreCommittedAfterTheHandlerReturnedForExactlyWhatItHandled() {
    String topic = kafka.newTopic(1);
    TopicPartition partition = new TopicPartition(topic, 0);
    kafka.fill(topic, 1, 30);
    List<Map<TopicPartition, Long>> whileHandling = new CopyOnWriteArrayList<>();
    HandledBatches batches = new HandledBatches(batch -> whileHandling.add(kafka.committed(topic)));

    try (EventConsumers consumers =
        EventConsumers.start(new ConsumerSetup(kafka, topic).drain(1, 1).settings(), batches)) {
      assertThat(consumers.alive()).isTrue();
      eventually(() -> assertThat(kafka.committed(topic)).isEqualTo(Map.of(partition, 30L)));
    }
    assertThat(whileHandling)
        .containsExactly(Map.of(), Map.of(partition, 10L), Map.of(partition, 20L));
  }

  @Test
  void severalConsumersHandleAllPartitionsToTheirEnds() {
    String topic = kafka.newTopic(3);
    kafka.fill(topic, 3, 100);
    HandledBatches batches = new HandledBatches();

    try (EventConsumers consumers =
        EventConsumers.start(new ConsumerSetup(kafka, topic).concurrency(3).settings(), batches)) {
      assertThat(consumers.alive()).isTrue();
      eventually(() -> assertThat(kafka.committed(topic)).isEqualTo(kafka.endOffsets(topic)));
    }
    assertThat(batches.handledPositions()).hasSizeGreaterThanOrEqualTo(300);
    assertThat(new HashSet<>(batches.handledPositions())).hasSize(300);
  }

  @Test
  void aRestartGoesOnWhereTheLastRunEnded() {
    String topic = kafka.newTopic(1);
    ConsumerSettings settings = new ConsumerSetup(kafka, topic).settings();
    for (int run = 1; run <= 2; run++) {
      kafka.fill(topic, 1, 5);
      HandledBatches batches = new HandledBatches();
      try (EventConsumers consumers = EventConsumers.start(settings, batches)) {
        assertThat(consumers.alive()).isTrue();
        eventually(() -> assertThat(kafka.committed(topic)).isEqualTo(kafka.endOffsets(topic)));
      }
      assertThat(batches.handledPositions()).hasSize(5);
    }
  }
}
