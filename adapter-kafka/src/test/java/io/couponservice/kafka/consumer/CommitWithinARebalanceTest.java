package io.couponservice.kafka.consumer;

import static io.couponservice.kafka.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.record.RecordPosition;
import io.couponservice.kafka.KafkaFixture;
import io.couponservice.kafka.SharedBroker;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A rebalance that lasts: one member is busy, the others go on handling, and can't commit. */
@Timeout(60)
@ExtendWith(SharedBroker.class)
class CommitWithinARebalanceTest {

  private static final int PARTITIONS = 4;

  private final KafkaFixture kafka;
  private final String topic;
  private final ConsumerSettings settings;
  private final HandledBatches batches = new HandledBatches();

  CommitWithinARebalanceTest(KafkaFixture kafka) {
    this.kafka = kafka;
    this.topic = kafka.newTopic(PARTITIONS);
    this.settings = new ConsumerSetup(kafka, topic).settings();
  }

  @Test
  void whatIsHandledMeanwhileIsCommittedAfterIt() throws Exception {
    try (EventConsumers first = EventConsumers.start(settings, batches);
        BusyMember busy = BusyMember.start(settings);
        EventConsumers third = joinedWhile(busy)) {
      eventually(this::assertThatACommitHasToWait);
      busy.goOn();
      // No further records: only what was kept in mind can be committed.
      eventually(this::assertThatItsOwnAreCommitted);
      assertThat(first.alive() && busy.alive() && third.alive()).isTrue();
    }
  }

  private EventConsumers joinedWhile(BusyMember busy) throws InterruptedException {
    eventually(
        () ->
            assertThat(kafka.assignments(topic).values())
                .hasSize(2)
                .noneMatch(Collection::isEmpty));
    kafka.fill(topic, PARTITIONS, 1);
    busy.awaitBusy();
    eventually(() -> assertThat(batches.handledPositions()).hasSize(PARTITIONS / 2));
    EventConsumers third = EventConsumers.start(settings, new HandledBatches());
    eventually(
        () ->
            assertThat(kafka.group(topic).groupState()).isEqualTo(GroupState.PREPARING_REBALANCE));
    return third;
  }

  /** When a second batch is handled, the first one's commit has been tried, and failed. */
  private void assertThatACommitHasToWait() {
    Set<Integer> own = ownPartitions();
    sendAndAwait(own);
    int partition = own.iterator().next();
    TopicPartition first = new TopicPartition(topic, partition);
    long afterFirst = kafka.endOffsets(topic).get(first);
    sendAndAwait(own);
    assertThat(kafka.committed(topic).get(first)).isLessThan(afterFirst);
  }

  private void assertThatItsOwnAreCommitted() {
    for (int partition : ownPartitions()) {
      TopicPartition own = new TopicPartition(topic, partition);
      assertThat(kafka.committed(topic).get(own)).isEqualTo(kafka.endOffsets(topic).get(own));
    }
  }

  private void sendAndAwait(Set<Integer> own) {
    int before = batches.handledPositions().size();
    own.forEach(partition -> kafka.send(topic, partition, List.of("more")));
    eventually(() -> assertThat(batches.handledPositions()).hasSize(before + own.size()));
  }

  private Set<Integer> ownPartitions() {
    return batches.handledPositions().stream()
        .map(RecordPosition::partition)
        .collect(Collectors.toSet());
  }
}
