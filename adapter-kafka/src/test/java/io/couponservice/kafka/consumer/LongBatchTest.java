package io.couponservice.kafka.consumer;

import static io.couponservice.kafka.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.kafka.KafkaFixture;
import io.couponservice.kafka.SharedBroker;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(60)
@ExtendWith(SharedBroker.class)
class LongBatchTest {

  private final KafkaFixture kafka;
  private final String topic;

  LongBatchTest(KafkaFixture kafka) {
    this.kafka = kafka;
    this.topic = kafka.newTopic(2);
  }

  @Test
  void aBatchThatTakesLongerThanPollsMayBeApartCostsNoPartition() throws Exception {
    kafka.fill(topic, 2, 10);
    List<Set<String>> members = new CopyOnWriteArrayList<>();
    CountDownLatch never = new CountDownLatch(1);
    HandledBatches batches =
        new HandledBatches(
            batch -> {
              members.add(kafka.assignments(topic).keySet());
              pass(never, 5_000);
              members.add(kafka.assignments(topic).keySet());
            });
    ConsumerSetup setup = new ConsumerSetup(kafka, topic).property("max.poll.interval.ms", 2_000);

    try (EventConsumers consumers = EventConsumers.start(setup.settings(), batches)) {
      eventually(() -> assertThat(kafka.committed(topic)).isEqualTo(kafka.endOffsets(topic)));
      assertThat(consumers.alive()).isTrue();
    }
    // A consumer that was put out of the group would have come back as another member.
    assertThat(members.get(0)).hasSize(1);
    assertThat(members).containsOnly(members.get(0));
    assertThat(batches.handledPositions()).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void aLongBatchIsFinishedAndCommittedWhenTheConsumerStops() throws Exception {
    kafka.fill(topic, 2, 10);
    CountDownLatch inHand = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    HandledBatches batches =
        new HandledBatches(
            batch -> {
              inHand.countDown();
              pass(goOn, 30_000);
            });
    EventConsumers consumers =
        EventConsumers.start(new ConsumerSetup(kafka, topic).drain(1, 1).settings(), batches);
    inHand.await();
    // By then the consumer polls beside it.
    pass(new CountDownLatch(1), 1_500);
    Thread closing = new Thread(consumers::close, "closing");
    closing.start();
    eventually(() -> assertThat(closing.getState()).isEqualTo(Thread.State.TIMED_WAITING));
    goOn.countDown();
    closing.join();

    assertThat(consumers.alive()).isFalse();
    assertThat(batches.given()).hasSize(1);
    assertThat(kafka.committed(topic).values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(batches.given().get(0).size());
    assertThat(kafka.assignments(topic)).isEmpty();
  }

  /** The time that a batch takes is what these tests are about. */
  private static void pass(CountDownLatch end, long millis) {
    try {
      if (end.await(millis, TimeUnit.MILLISECONDS)) {
        assertThat(end.getCount()).isZero();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
