package io.couponservice.kafka.consumer;

import static io.couponservice.kafka.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.port.OutageException;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.application.record.RecordPosition;
import io.couponservice.kafka.KafkaFixture;
import io.couponservice.kafka.SharedBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.GroupState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Another instance joins the group. */
@Timeout(60)
@ExtendWith(SharedBroker.class)
class RebalanceTest {

  private static final int PARTITIONS = 4;
  private static final int EACH = 50;

  private final KafkaFixture kafka;
  private final String topic;
  private final ConsumerSettings settings;
  private final HandledBatches othersBatches = new HandledBatches();

  RebalanceTest(KafkaFixture kafka) {
    this.kafka = kafka;
    this.topic = kafka.newTopic(PARTITIONS);
    this.settings = new ConsumerSetup(kafka, topic).settings();
    kafka.fill(topic, PARTITIONS, EACH);
  }

  @Test
  void whileRecordsAreHandledNoneIsLost() throws Exception {
    CountDownLatch inHand = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    HandledBatches batches =
        new HandledBatches(
            batch -> {
              inHand.countDown();
              awaitLatch(goOn);
            });
    try (EventConsumers first = EventConsumers.start(settings, batches)) {
      inHand.await();
      try (EventConsumers second = EventConsumers.start(settings, othersBatches)) {
        eventually(
            () ->
                assertThat(kafka.group(topic).groupState())
                    .isEqualTo(GroupState.PREPARING_REBALANCE));
        goOn.countDown();
        assertThatTwoShareThePartitions();
        kafka.fill(topic, PARTITIONS, EACH);
        assertThatAllIsHandled(batches, 2 * EACH);
        assertThat(first.alive() && second.alive()).isTrue();
      }
    }
    assertThat(othersBatches.handledPositions()).isNotEmpty();
    // What the first had handled it could commit before it gave the partitions away.
    List<RecordPosition> handled = new ArrayList<>(batches.handledPositions());
    handled.addAll(othersBatches.handledPositions());
    assertThat(handled).doesNotHaveDuplicates();
  }

  @Test
  void inAnOutageTheOtherGetsItsShareAndNoneIsLost() {
    AtomicBoolean away = new AtomicBoolean(true);
    HandledBatches batches =
        new HandledBatches(
            batch -> {
              if (away.get()) {
                throw new OutageException("away", null);
              }
            });
    try (EventConsumers first = EventConsumers.start(settings, batches)) {
      eventually(() -> assertThat(batches.given()).hasSizeGreaterThan(1));
      try (EventConsumers second = EventConsumers.start(settings, othersBatches)) {
        assertThatTwoShareThePartitions();
        eventually(
            () -> assertThat(othersBatches.handledPositions()).hasSize(PARTITIONS / 2 * EACH));
        away.set(false);
        assertThatAllIsHandled(batches, EACH);
        assertThat(first.alive() && second.alive()).isTrue();
      }
    }
    // What the first had drained of the other's partitions went with them.
    assertThat(partitionsOf(batches.handledPositions()))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(partitionsOf(othersBatches.handledPositions()));
  }

  @Test
  void partitionsThatComeInAnOutageWaitForItsEndToo() {
    AtomicBoolean away = new AtomicBoolean(true);
    Consumer<List<InboundRecord>> failing =
        batch -> {
          if (away.get()) {
            throw new OutageException("away", null);
          }
        };
    HandledBatches batches = new HandledBatches(failing);
    // Many polls to a wait, so that the partitions come in the midst of one.
    ConsumerSettings waiting =
        new ConsumerSetup(kafka, topic).outageWait(Duration.ofSeconds(1)).settings();
    try (EventConsumers first = EventConsumers.start(waiting, batches)) {
      EventConsumers second = EventConsumers.start(settings, new HandledBatches(failing));
      assertThatTwoShareThePartitions();
      eventually(() -> assertThat(partitionsOf(positions(last(batches)))).hasSize(PARTITIONS / 2));
      List<InboundRecord> ownBatch = last(batches);
      second.close();
      eventually(
          () ->
              assertThat(kafka.assignments(topic).values())
                  .singleElement()
                  .satisfies(partitions -> assertThat(partitions).hasSize(PARTITIONS)));
      int before = batches.given().size();
      eventually(() -> assertThat(batches.given()).hasSizeGreaterThan(before + 2));
      assertThat(last(batches)).isEqualTo(ownBatch);
      away.set(false);
      assertThatAllIsHandled(batches, EACH);
      assertThat(first.alive()).isTrue();
    }
  }

  private static List<InboundRecord> last(HandledBatches batches) {
    List<List<InboundRecord>> given = batches.given();
    return given.isEmpty() ? List.of() : given.get(given.size() - 1);
  }

  private static List<RecordPosition> positions(List<InboundRecord> batch) {
    return batch.stream().map(InboundRecord::position).toList();
  }

  private void assertThatTwoShareThePartitions() {
    eventually(
        () ->
            assertThat(kafka.assignments(topic).values())
                .hasSize(2)
                .allSatisfy(partitions -> assertThat(partitions).hasSize(PARTITIONS / 2)));
  }

  private void assertThatAllIsHandled(HandledBatches batches, int each) {
    eventually(() -> assertThat(kafka.committed(topic)).isEqualTo(kafka.endOffsets(topic)));
    List<RecordPosition> handled = new ArrayList<>(batches.handledPositions());
    handled.addAll(othersBatches.handledPositions());
    assertThat(new HashSet<>(handled)).hasSize(PARTITIONS * each);
  }

  private static Set<Integer> partitionsOf(List<RecordPosition> positions) {
    return positions.stream().map(RecordPosition::partition).collect(Collectors.toSet());
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
