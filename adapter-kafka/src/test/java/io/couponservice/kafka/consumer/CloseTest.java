package io.couponservice.kafka.consumer;

import static io.couponservice.kafka.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.record.InboundRecord;
import io.couponservice.kafka.KafkaFixture;
import io.couponservice.kafka.SharedBroker;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(60)
@ExtendWith(SharedBroker.class)
class CloseTest {

  private final KafkaFixture kafka;
  private final String topic;
  private final CountDownLatch inHand = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  CloseTest(KafkaFixture kafka) {
    this.kafka = kafka;
    this.topic = kafka.newTopic(2);
  }

  @Test
  void theBatchInHandIsFinishedAndCommittedAndNoOtherBegun() throws Exception {
    HandledBatches batches = closedWithABatchInHand();

    assertThat(batches.handledPositions()).hasSize(10);
    assertThat(kafka.committed(topic).values()).containsExactly(10L);
  }

  @Test
  void withABatchInHandTheGroupIsLeftAtOnce() throws Exception {
    assertThat(closedWithABatchInHand().given()).hasSize(1);

    // Else the partitions wait for the session to time out before another instance gets them.
    assertThat(kafka.assignments(topic)).isEmpty();
  }

  @Test
  void idleConsumersLeaveTheGroupAtOnce() {
    EventConsumers consumers =
        EventConsumers.start(
            new ConsumerSetup(kafka, topic).concurrency(2).settings(), new HandledBatches());
    eventually(() -> assertThat(kafka.assignments(topic)).hasSize(2));
    assertThat(consumers.alive()).isTrue();

    consumers.close();

    assertThat(consumers.alive()).isFalse();
    assertThat(kafka.assignments(topic)).isEmpty();
  }

  @Test
  void closingAgainDoesNothing() {
    EventConsumers consumers =
        EventConsumers.start(new ConsumerSetup(kafka, topic).settings(), new HandledBatches());
    consumers.close();
    consumers.close();
    assertThat(consumers.alive()).isFalse();
  }

  private HandledBatches closedWithABatchInHand() throws InterruptedException {
    kafka.fill(topic, 1, 30);
    HandledBatches batches = new HandledBatches(this::waitToGoOn);
    EventConsumers consumers =
        EventConsumers.start(new ConsumerSetup(kafka, topic).drain(1, 1).settings(), batches);
    inHand.await();
    Thread closing = new Thread(consumers::close, "closing");
    closing.start();
    // It has told the consumer to stop, and waits for it.
    eventually(() -> assertThat(closing.getState()).isEqualTo(Thread.State.TIMED_WAITING));
    assertThat(kafka.committed(topic)).isEmpty();
    goOn.countDown();
    closing.join();
    assertThat(consumers.alive()).isFalse();
    return batches;
  }

  private void waitToGoOn(List<InboundRecord> batch) {
    assertThat(batch).isNotEmpty();
    inHand.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
