package io.couponservice.kafka.consumer;

import static io.couponservice.kafka.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.port.OutageException;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.kafka.KafkaFixture;
import io.couponservice.kafka.SharedBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(60)
@ExtendWith(SharedBroker.class)
class OutageTest {

  private final KafkaFixture kafka;
  private final String topic;
  private final AtomicBoolean away = new AtomicBoolean(true);

  OutageTest(KafkaFixture kafka) {
    this.kafka = kafka;
    this.topic = kafka.newTopic(1);
  }

  @Test
  void theSameRecordsComeAgainUntilTheOutageIsOver() {
    kafka.fill(topic, 1, 25);
    HandledBatches batches = new HandledBatches(this::failWhileAway);

    try (EventConsumers consumers =
        EventConsumers.start(new ConsumerSetup(kafka, topic).settings(), batches)) {
      eventually(() -> assertThat(batches.given()).isNotEmpty());
      kafka.fill(topic, 1, 5);
      // What has come meanwhile stays where it is, however long it takes.
      int before = batches.given().size();
      eventually(() -> assertThat(batches.given()).hasSizeGreaterThan(before + 5));
      assertThat(batches.given()).containsOnly(batches.given().get(0));
      assertThat(kafka.committed(topic)).isEmpty();
      assertThat(consumers.alive()).isTrue();
      away.set(false);
      eventually(() -> assertThat(kafka.committed(topic)).isEqualTo(kafka.endOffsets(topic)));
    }
    assertThat(batches.given().get(0)).hasSize(25);
    assertThat(batches.handledPositions()).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void partitionsAreKeptThoughTheWaitsAreLongerThanPollsMayBeApart() {
    kafka.fill(topic, 1, 5);
    List<Set<String>> members = new CopyOnWriteArrayList<>();
    HandledBatches batches =
        new HandledBatches(
            batch -> {
              members.add(kafka.assignments(topic).keySet());
              if (members.size() < 3) {
                throw new OutageException("away", null);
              }
            });
    ConsumerSetup setup =
        new ConsumerSetup(kafka, topic)
            .property("max.poll.interval.ms", 2_000)
            .outageWait(Duration.ofMillis(2_500));

    try (EventConsumers consumers = EventConsumers.start(setup.settings(), batches)) {
      assertThat(consumers.alive()).isTrue();
      eventually(() -> assertThat(kafka.committed(topic)).isEqualTo(kafka.endOffsets(topic)));
    }
    // A consumer that was put out of the group would have come back as another member.
    assertThat(members.get(0)).hasSize(1);
    assertThat(members).hasSize(3).containsOnly(members.get(0));
    assertThat(batches.sizes()).containsExactly(5, 5, 5);
  }

  @Test
  void aWaitEndsWithTheOutage() {
    kafka.fill(topic, 1, 5);
    HandledBatches batches = new HandledBatches(this::failWhileAway);
    ConsumerSetup setup =
        new ConsumerSetup(kafka, topic)
            .outageWait(Duration.ofMillis(50))
            .outageMaxWait(Duration.ofMinutes(2));

    try (EventConsumers consumers = EventConsumers.start(setup.settings(), batches)) {
      // The waits have grown to 3 s by now, and would go on to double.
      eventually(() -> assertThat(batches.given()).hasSizeGreaterThan(6));
      int before = batches.given().size();
      away.set(false);
      long start = System.nanoTime();
      batches.available(true);
      eventually(() -> assertThat(kafka.committed(topic)).isEqualTo(kafka.endOffsets(topic)));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
      assertThat(batches.given()).hasSize(before + 1);
      assertThat(consumers.alive()).isTrue();
    }
  }

  @Test
  void aBatchThatFailsThreeTimesThoughThereIsNoOutageIsSearchedForItsCulprit() {
    kafka.fill(topic, 1, 5);
    HandledBatches batches = new HandledBatches(this::failWhileAway);
    batches.available(true);

    try (EventConsumers consumers =
        EventConsumers.start(new ConsumerSetup(kafka, topic).settings(), batches)) {
      eventually(() -> assertThat(kafka.committed(topic)).isEqualTo(kafka.endOffsets(topic)));
      assertThat(consumers.alive()).isTrue();
    }
    assertThat(batches.given()).hasSize(3);
    assertThat(batches.isolated()).containsExactly(batches.given().get(0));
  }

  @Test
  void closingInAnOutageCommitsNothingAndDoesNotWaitForItsEnd() {
    kafka.fill(topic, 1, 5);
    HandledBatches batches = new HandledBatches(this::failWhileAway);
    EventConsumers consumers =
        EventConsumers.start(
            new ConsumerSetup(kafka, topic).outageWait(Duration.ofSeconds(20)).settings(), batches);
    eventually(() -> assertThat(batches.given()).hasSize(1));

    consumers.close();

    assertThat(consumers.alive()).isFalse();
    assertThat(batches.given()).hasSize(1);
    assertThat(kafka.committed(topic)).isEqualTo(Map.of());
    assertThat(kafka.assignments(topic)).isEmpty();
  }

  private void failWhileAway(List<InboundRecord> batch) {
    if (away.get()) {
      throw new OutageException("away with " + batch.size(), null);
    }
  }
}
