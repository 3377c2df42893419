package io.couponservice.kafka.consumer;

import static io.couponservice.kafka.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.kafka.KafkaFixture;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The broker goes away between the handling of a batch and its commit. */
@Timeout(90)
class CommitInAnOutageTest {

  /** Longer than one attempt to commit. */
  private static final Duration AWAY = Duration.ofSeconds(8);

  private final KafkaFixture kafka = KafkaFixture.start();

  @AfterEach
  void close() {
    kafka.close();
  }

  @Test
  void theConsumerKeepsItsPartitionsAndCommitsLater() throws Exception {
    String topic = kafka.newTopic(1);
    kafka.fill(topic, 1, 5);
    CopyOnWriteArrayList<Set<String>> members = new CopyOnWriteArrayList<>();
    CountDownLatch away = new CountDownLatch(1);
    HandledBatches batches =
        new HandledBatches(
            batch -> {
              if (away.getCount() > 0) {
                members.add(kafka.assignments(topic).keySet());
                kafka.broker().stop();
                away.countDown();
              }
            });
    ConsumerSetup setup = new ConsumerSetup(kafka, topic).property("default.api.timeout.ms", 3_000);

    try (EventConsumers consumers = EventConsumers.start(setup.settings(), batches)) {
      away.await();
      assertThat(new CountDownLatch(1).await(AWAY.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
      kafka.broker().start();
      eventually(() -> assertThat(kafka.committed(topic)).isEqualTo(kafka.endOffsets(topic)));
      assertThat(consumers.alive()).isTrue();
      members.add(kafka.assignments(topic).keySet());
    }
    // Another member would have had to wait until this one is given up.
    assertThat(members).hasSize(2);
    assertThat(members.get(1)).isEqualTo(members.get(0)).hasSize(1);
    assertThat(batches.handledPositions()).hasSize(5);
  }
}
