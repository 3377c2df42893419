package io.couponservice.kafka.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.record.InboundRecord;
import io.couponservice.kafka.consumer.ConsumerSettings.Drain;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class DrainedRecordsTest {

  private static final TopicPartition ONE = new TopicPartition("topic", 1);
  private static final TopicPartition TWO = new TopicPartition("topic", 2);
  private static final Optional<Integer> EPOCH = Optional.of(7);

  private final DrainedRecords drained = new DrainedRecords(new Drain(10, 100));

  @Test
  void aPartitionKeepsItsOrderOverSeveralPolls() {
    drained.add(polled(ONE, 5, 2, 1));
    drained.add(polled(TWO, 0, 1, 1));
    drained.add(polled(ONE, 7, 2, 1));
    assertThat(drained.all())
        .filteredOn(record -> record.position().partition() == 1)
        .extracting(record -> record.position().offset())
        .containsExactly(5L, 6L, 7L, 8L);
    assertThat(drained.all()).hasSize(5);
  }

  @Test
  void theOffsetsToCommitFollowTheLastRecordOfEachPartition() {
    drained.add(polled(ONE, 5, 2, 1));
    drained.add(polled(TWO, 0, 1, 1));
    drained.add(polled(ONE, 7, 2, 1));
    assertThat(drained.nextOffsets())
        .isEqualTo(
            Map.of(
                ONE, new OffsetAndMetadata(9, EPOCH, ""),
                TWO, new OffsetAndMetadata(1, EPOCH, "")));
  }

  @Test
  void aRevokedPartitionTakesItsRecordsAndItsOffsetWithIt() {
    drained.add(polled(ONE, 0, 3, 1));
    drained.add(polled(TWO, 0, 2, 1));
    drained.drop(List.of(ONE, new TopicPartition("topic", 3)));
    assertThat(drained.all()).extracting(record -> record.position().partition()).containsOnly(2);
    assertThat(drained.nextOffsets()).containsOnlyKeys(TWO);
    assertThat(drained.isEmpty()).isFalse();

    drained.drop(List.of(TWO));
    assertThat(drained.isEmpty()).isTrue();
    assertThat(drained.all()).isEmpty();
    assertThat(drained.nextOffsets()).isEmpty();
  }

  @Test
  void itIsFullAtItsBoundInRecords() {
    drained.add(polled(ONE, 0, 9, 1));
    assertThat(drained.isFull()).isFalse();
    drained.add(polled(TWO, 0, 1, 1));
    assertThat(drained.isFull()).isTrue();
  }

  @Test
  void itIsFullAtItsBoundInBytesOfKeysAndValues() {
    drained.add(polled(ONE, 0, 1, 98));
    assertThat(drained.isFull()).isFalse();
    drained.add(polled(TWO, 0, 1, 0));
    assertThat(drained.isFull()).isTrue();
  }

  @Test
  void whatWasDroppedCountsNoMore() {
    drained.add(polled(ONE, 0, 9, 1));
    drained.drop(List.of(ONE));
    drained.add(polled(TWO, 0, 9, 1));
    assertThat(drained.isFull()).isFalse();
  }

  @Test
  void theBytesOfWhatWasDroppedCountNoMore() {
    drained.add(polled(ONE, 0, 1, 99));
    drained.drop(List.of(ONE));
    assertThat(drained.isFull()).isFalse();
    drained.add(polled(TWO, 0, 1, 10));
    assertThat(drained.isFull()).isFalse();
  }

  @Test
  void whatWasClearedIsGone() {
    drained.add(polled(ONE, 0, 10, 100));
    drained.clear();
    assertThat(drained.isEmpty()).isTrue();
    assertThat(drained.isFull()).isFalse();
    assertThat(drained.all()).isEmpty();
    assertThat(drained.nextOffsets()).isEmpty();
  }

  @Test
  void aPollThatBringsNothingChangesNothing() {
    drained.add(ConsumerRecords.empty());
    assertThat(drained.isEmpty()).isTrue();
  }

  @Test
  void laterPollsDoNotReachABatchThatWasTaken() {
    drained.add(polled(ONE, 0, 1, 1));
    List<InboundRecord> taken = drained.all();
    drained.add(polled(ONE, 1, 1, 1));
    assertThat(taken).hasSize(1);
  }

  /** Records with keys of one byte. */
  private static ConsumerRecords<byte[], byte[]> polled(
      TopicPartition partition, long offset, int count, int valueBytes) {
    List<ConsumerRecord<byte[], byte[]>> records =
        IntStream.range(0, count).mapToObj(i -> record(partition, offset + i, valueBytes)).toList();
    return new ConsumerRecords<>(
        Map.of(partition, records), Map.of(partition, new OffsetAndMetadata(offset + count)));
  }

  private static ConsumerRecord<byte[], byte[]> record(
      TopicPartition partition, long offset, int valueBytes) {
    return new ConsumerRecord<>(
        partition.topic(),
        partition.partition(),
        offset,
        1_704_103_500_000L,
        TimestampType.CREATE_TIME,
        1,
        valueBytes,
        new byte[1],
        new byte[valueBytes],
        new RecordHeaders(),
        EPOCH);
  }
}
