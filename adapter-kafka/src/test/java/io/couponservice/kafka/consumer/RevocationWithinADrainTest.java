package io.couponservice.kafka.consumer;

import static io.couponservice.kafka.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.record.InboundRecord;
import io.couponservice.kafka.KafkaFixture;
import io.couponservice.kafka.SharedBroker;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A later poll of a drain revokes partitions, some of whose records an earlier one brought. */
@Timeout(60)
@ExtendWith(SharedBroker.class)
class RevocationWithinADrainTest {

  private static final int PARTITIONS = 4;
  private static final int EACH = 300;
  private static final String ON_POLL = "test.on.poll";

  private final KafkaFixture kafka;
  private final String topic;
  private final Set<Integer> drained = ConcurrentHashMap.newKeySet();
  private final CountDownLatch threeDrained = new CountDownLatch(1);

  RevocationWithinADrainTest(KafkaFixture kafka) {
    this.kafka = kafka;
    this.topic = kafka.newTopic(PARTITIONS);
  }

  @Test
  void theirRecordsAreDroppedAndLeftToTheirNewOwner() throws Exception {
    kafka.fill(topic, PARTITIONS, EACH);
    HandledBatches batches = new HandledBatches();
    HandledBatches othersBatches = new HandledBatches();
    // One record a poll, so that the drain lasts for as long as a rebalance takes.
    ConsumerSettings drainingSlowly =
        new ConsumerSetup(kafka, topic)
            .drain(PARTITIONS * EACH, Long.MAX_VALUE)
            .property("max.poll.records", 1)
            .property("interceptor.classes", OnPoll.class.getName())
            .property(ON_POLL, (Consumer<Set<TopicPartition>>) this::slowDown)
            .settings();

    try (EventConsumers first = EventConsumers.start(drainingSlowly, batches)) {
      threeDrained.await();
      try (EventConsumers second =
          EventConsumers.start(new ConsumerSetup(kafka, topic).settings(), othersBatches)) {
        eventually(() -> assertThat(kafka.committed(topic)).isEqualTo(kafka.endOffsets(topic)));
        assertThat(first.alive() && second.alive()).isTrue();
      }
    }
    Set<Integer> kept = partitions(batches.given().get(0));
    Set<Integer> handedOver = new HashSet<>(drained);
    handedOver.removeAll(kept);
    assertThat(handedOver).as("drained, then revoked before they were handled").isNotEmpty();
    for (List<InboundRecord> batch : batches.given()) {
      assertThat(partitions(batch)).doesNotContainAnyElementsOf(handedOver);
    }
    assertThat(othersBatches.handledPositions())
        .filteredOn(position -> handedOver.contains(position.partition()))
        .hasSize(handedOver.size() * EACH);
  }

  private void slowDown(Set<TopicPartition> polled) {
    polled.forEach(partition -> drained.add(partition.partition()));
    if (drained.size() >= 3) {
      threeDrained.countDown();
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  private static Set<Integer> partitions(List<InboundRecord> batch) {
    return batch.stream().map(record -> record.position().partition()).collect(Collectors.toSet());
  }

  /** Tells the test of each poll that brought something. */
  public static final class OnPoll implements ConsumerInterceptor<byte[], byte[]> {

    private Consumer<Set<TopicPartition>> listener;

    @Override
    @SuppressWarnings("unchecked")
    public void configure(Map<String, ?> configs) {
      listener = (Consumer<Set<TopicPartition>>) configs.get(ON_POLL);
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
      listener.accept(records.partitions());
      return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
      // Of no interest.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
