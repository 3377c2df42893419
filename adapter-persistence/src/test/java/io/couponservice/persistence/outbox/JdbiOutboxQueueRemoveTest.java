package io.couponservice.persistence.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.outbox.OutboxEntry;
import io.couponservice.application.outbox.ShardLease;
import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.Header;
import io.couponservice.application.record.OutboundRecord;
import io.couponservice.persistence.database.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class JdbiOutboxQueueRemoveTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Duration LONG = Duration.ofHours(1);
  private static final String KEY = "key";
  private static final String OTHER = SampleRecords.keyOfAnotherShard(KEY);

  private final JdbiOutboxQueue queue = new JdbiOutboxQueue(DATABASE.jdbi());
  private final JdbiOutboxLeases leases = new JdbiOutboxLeases(DATABASE.jdbi());
  private List<ShardLease> held;
  private List<OutboxEntry> entries;

  @BeforeEach
  void leaseAndRead() {
    DATABASE.execute("TRUNCATE outbox, undeliverable_records, outbox_instances");
    DATABASE.execute("UPDATE outbox_leases SET owner = NULL, expires_at = '-infinity'");
    DATABASE.change(
        stores ->
            stores
                .outbox()
                .append(
                    List.of(
                        SampleRecords.record(KEY, "1"),
                        SampleRecords.record(OTHER, "2"),
                        SampleRecords.record(KEY, "3"))));
    held = leases.renew("one", LONG, true);
    entries = queue.read(held);
    assertThat(entries).hasSize(3);
  }

  @Test
  void theOwnerRemovesWhatItNames() {
    queue.remove("one", held, entries.subList(0, 2));
    assertThat(waiting()).containsExactly("3");

    queue.remove("one", held, List.of());
    assertThat(waiting()).containsExactly("3");

    queue.remove("one", held, entries);
    assertThat(waiting()).isEmpty();
  }

  @Test
  void anotherInstanceRemovesNothing() {
    queue.remove("two", held, entries);

    assertThat(waiting()).containsExactly("1", "2", "3");
  }

  @Test
  void theOwnerOfAnEarlierEpochRemovesNothing() {
    List<ShardLease> earlier =
        held.stream().map(lease -> new ShardLease(lease.shard(), lease.epoch() - 1)).toList();

    queue.remove("one", earlier, entries);

    assertThat(waiting()).containsExactly("1", "2", "3");
  }

  @Test
  void anOwnerThatWasFrozenWhileAnotherTookOverRemovesNothing() {
    DATABASE.execute("UPDATE outbox_leases SET expires_at = now() - interval '1 second'");
    DATABASE.execute("UPDATE outbox_instances SET expires_at = now() - interval '1 second'");
    List<ShardLease> taken = leases.renew("two", LONG, true);

    queue.remove("one", held, entries);
    assertThat(waiting()).containsExactly("1", "2", "3");

    queue.remove("two", taken, entries);
    assertThat(waiting()).isEmpty();
  }

  @Test
  void onlyRecordsOfShardsThatAreStillLeasedAreRemoved() {
    List<ShardLease> kept =
        held.stream().filter(lease -> lease.shard() == SampleRecords.shardOf(OTHER)).toList();

    queue.remove("one", kept, entries);
    assertThat(waiting()).containsExactly("1", "3");

    queue.remove("one", List.of(), entries);
    assertThat(waiting()).containsExactly("1", "3");
  }

  @Test
  void aRecordThatIsSetAsideIsKeptWithItsReasonAndTheOthersStay() {
    queue.setAside(entries.get(1), "too large");

    assertThat(waiting()).containsExactly("1", "3");
    OutboxEntry entry = entries.get(1);
    assertThat(undeliverable()).containsExactly(entry.id() + " too large " + entry.record());
  }

  @Test
  void aRecordIsSetAsideOnce() {
    queue.setAside(entries.get(1), "too large");
    queue.setAside(entries.get(1), "again");

    assertThat(undeliverable()).hasSize(1).first().asString().contains("too large");
  }

  @Test
  void aRecordWithoutKeyAndValueIsSetAside() {
    OutboundRecord bare =
        new OutboundRecord("t", null, null, List.of(Header.text("a", "b"), new Header("c", null)));
    DATABASE.execute("TRUNCATE outbox");
    DATABASE.change(stores -> stores.outbox().append(List.of(bare)));
    OutboxEntry entry = queue.read(held).get(0);

    queue.setAside(entry, "no topic");

    assertThat(waiting()).isEmpty();
    assertThat(undeliverable()).containsExactly(entry.id() + " no topic " + bare);
  }

  private List<String> waiting() {
    return SampleRecords.values(queue.read(SampleRecords.ALL));
  }

  private static List<String> undeliverable() {
    return DATABASE
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT * FROM undeliverable_records ORDER BY id")
                    .map(
                        (row, context) ->
                            "%d %s %s"
                                .formatted(
                                    row.getLong("id"),
                                    row.getString("reason"),
                                    new OutboundRecord(
                                        row.getString("topic"),
                                        Bytes.ofNullable(row.getBytes("key")),
                                        Bytes.ofNullable(row.getBytes("value")),
                                        HeaderBytes.read(row.getBytes("headers")))))
                    .list());
  }
}
