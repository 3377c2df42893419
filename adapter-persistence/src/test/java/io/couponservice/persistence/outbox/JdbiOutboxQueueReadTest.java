package io.couponservice.persistence.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.outbox.OutboxEntry;
import io.couponservice.application.outbox.ShardLease;
import io.couponservice.application.record.OutboundRecord;
import io.couponservice.persistence.database.TestDatabase;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class JdbiOutboxQueueReadTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final int MEBIBYTE = 1 << 20;
  private static final String KEY = "key";
  private static final String OTHER = SampleRecords.keyOfAnotherShard(KEY);

  @BeforeEach
  void empty() {
    DATABASE.execute("TRUNCATE outbox");
  }

  @Test
  void onlyTheShardsOfTheLeasesAreRead() {
    append(List.of(SampleRecords.record(KEY, "own"), SampleRecords.record(OTHER, "other")));

    assertThat(SampleRecords.values(read(KEY))).containsExactly("own");
    assertThat(SampleRecords.values(read(OTHER))).containsExactly("other");
    assertThat(queue().read(List.of())).isEmpty();
  }

  @Test
  void readingTwiceGivesTheSame() {
    append(List.of(SampleRecords.record(KEY, "1"), SampleRecords.record(KEY, "2")));

    assertThat(read(KEY)).hasSize(2).isEqualTo(read(KEY));
  }

  @Test
  void theOldestOfAShardAreReadUpToABound() {
    append(IntStream.range(0, 260).mapToObj(i -> SampleRecords.record(KEY, "v" + i)).toList());
    append(List.of(SampleRecords.record(OTHER, "of a shard with few")));

    assertThat(SampleRecords.values(read(KEY)))
        .containsExactlyElementsOf(IntStream.range(0, 250).mapToObj(i -> "v" + i).toList());
    assertThat(SampleRecords.values(queue().read(SampleRecords.ALL)))
        .hasSize(251)
        .contains("of a shard with few");
  }

  @Test
  void aRecordLargerThanTheBoundComesAlone() {
    append(
        List.of(
            SampleRecords.large(KEY, 5 * MEBIBYTE),
            SampleRecords.record(KEY, "small"),
            SampleRecords.record(OTHER, "of another shard")));

    assertThat(sizes(read(KEY))).containsExactly(5 * MEBIBYTE);
    assertThat(queue().read(SampleRecords.ALL)).hasSize(2);
  }

  @Test
  void recordsAreReadAsFarAsTheirBytesFit() {
    append(
        List.of(
            SampleRecords.large(KEY, MEBIBYTE),
            SampleRecords.large(KEY, 3 * MEBIBYTE),
            SampleRecords.large(KEY, 1)));

    assertThat(sizes(read(KEY))).containsExactly(MEBIBYTE, 3 * MEBIBYTE);
  }

  @Test
  void aRecordThatDoesNotFitWaitsForTheNextRead() {
    append(List.of(SampleRecords.large(KEY, 1), SampleRecords.large(KEY, 5 * MEBIBYTE)));

    assertThat(sizes(read(KEY))).containsExactly(1);
  }

  private static List<Integer> sizes(List<OutboxEntry> entries) {
    return entries.stream().map(entry -> entry.record().value().size()).toList();
  }

  private static void append(List<OutboundRecord> records) {
    DATABASE.change(stores -> stores.outbox().append(records));
  }

  private static List<OutboxEntry> read(String key) {
    return queue().read(List.of(new ShardLease(SampleRecords.shardOf(key), 1)));
  }

  private static JdbiOutboxQueue queue() {
    return new JdbiOutboxQueue(DATABASE.jdbi());
  }
}
