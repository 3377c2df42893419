package io.couponservice.kafka.consumer;

import static io.couponservice.kafka.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.kafka.KafkaFixture;
import io.couponservice.kafka.SharedBroker;
import java.time.Duration;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(60)
@ExtendWith(SharedBroker.class)
class UnexpectedFailureTest {

  private final KafkaFixture kafka;
  private final String topic;
  private final AtomicInteger calls = new AtomicInteger();

  UnexpectedFailureTest(KafkaFixture kafka) {
    this.kafka = kafka;
    this.topic = kafka.newTopic(2);
  }

  @Test
  void consumingGoesOnAndNothingIsLost() {
    kafka.fill(topic, 2, 50);
    HandledBatches batches =
        new HandledBatches(
            batch -> {
              if (calls.incrementAndGet() % 3 == 2) {
                throw new IllegalStateException("call " + calls);
              }
            });

    try (EventConsumers consumers =
        EventConsumers.start(
            new ConsumerSetup(kafka, topic).drain(20, 1 << 20).settings(), batches)) {
      eventually(() -> assertThat(kafka.committed(topic)).isEqualTo(kafka.endOffsets(topic)));
      assertThat(consumers.alive()).isTrue();
    }
    assertThat(calls).hasValueGreaterThan(5);
    assertThat(new HashSet<>(batches.handledPositions())).hasSize(100);
  }

  @Test
  void nothingOfTheBatchThatFailedIsCommitted() {
    kafka.fill(topic, 1, 5);
    HandledBatches batches =
        new HandledBatches(
            batch -> {
              throw new IllegalStateException("always");
            });
    EventConsumers consumers =
        EventConsumers.start(new ConsumerSetup(kafka, topic).settings(), batches);
    try {
      eventually(() -> assertThat(batches.given()).hasSizeGreaterThan(3));
      assertThat(kafka.committed(topic)).isEmpty();
    } finally {
      consumers.close();
    }
    assertThat(batches.given()).containsOnly(batches.given().get(0));
  }

  @Test
  void closingDoesNotWaitForTheEndOfThePauseAfterAFailure() {
    kafka.fill(topic, 1, 5);
    HandledBatches batches =
        new HandledBatches(
            batch -> {
              throw new IllegalStateException("always");
            });
    EventConsumers consumers =
        EventConsumers.start(
            new ConsumerSetup(kafka, topic).outageWait(Duration.ofSeconds(15)).settings(), batches);
    eventually(() -> assertThat(batches.given()).hasSize(1));
    eventually(() -> assertThat(kafka.assignments(topic)).isEmpty());

    consumers.close();

    assertThat(consumers.alive()).isFalse();
  }

  @Test
  void oneThreadThatHasEndedIsEnoughToBeTold() {
    kafka.fill(topic, 1, 5);
    HandledBatches batches =
        new HandledBatches(
            batch -> {
              if (calls.incrementAndGet() == 1) {
                throw new AssertionError("ends the thread");
              }
            });
    try (EventConsumers consumers =
        EventConsumers.start(new ConsumerSetup(kafka, topic).concurrency(2).settings(), batches)) {
      eventually(() -> assertThat(consumers.alive()).isFalse());
      // The other thread has its partitions now.
      eventually(() -> assertThat(batches.handledPositions()).hasSize(5));
      assertThat(consumers.alive()).isFalse();
    }
  }
}
