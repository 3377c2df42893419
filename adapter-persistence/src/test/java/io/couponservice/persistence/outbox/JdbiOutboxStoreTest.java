package io.couponservice.persistence.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.outbox.OutboxEntry;
import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.Header;
import io.couponservice.application.record.OutboundRecord;
import io.couponservice.persistence.database.OpenTransaction;
import io.couponservice.persistence.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class JdbiOutboxStoreTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @BeforeEach
  void empty() {
    DATABASE.execute("TRUNCATE outbox");
  }

  @Test
  void recordsAreReadAsTheyWereAppended() {
    List<OutboundRecord> records =
        List.of(
            new OutboundRecord(
                "coupon.used",
                Bytes.of(new byte[] {0, -1}),
                Bytes.of(new byte[] {'\\', 0, '"', -128}),
                List.of(new Header("a", null), Header.text("a", "쿠폰"))),
            new OutboundRecord("t", null, null, List.of()),
            new OutboundRecord(
                "t", Bytes.of(new byte[0]), Bytes.of(new byte[0]), List.of(Header.text("", ""))));

    append(records);

    assertThat(read()).extracting(OutboxEntry::record).containsExactlyInAnyOrderElementsOf(records);
    assertThat(read()).allMatch(entry -> entry.shard() == Shards.of(entry.record()));
  }

  @Test
  void recordsKeepTheOrderInWhichTheyWereAppended() {
    List<String> values = new ArrayList<>();
    List<OutboundRecord> records = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      values.add("v" + (i * 7919) % 200);
      records.add(SampleRecords.record("k" + i % 5, values.get(i)));
    }

    append(records.subList(0, 150));
    append(records.subList(150, 200));

    assertThat(SampleRecords.values(read())).containsExactlyElementsOf(values);
    assertThat(read()).extracting(OutboxEntry::id).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void nothingIsAppendedForNoRecords() {
    append(List.of());

    assertThat(read()).isEmpty();
  }

  @Test
  void recordsAreSeenOnceTheirTransactionIsCommittedEvenBehindLaterOnes() throws Exception {
    try (var early =
        OpenTransaction.begin(
            DATABASE,
            stores -> {
              stores.outbox().append(List.of(SampleRecords.record("k", "early")));
              return null;
            })) {
      append(List.of(SampleRecords.record("k", "late")));
      assertThat(SampleRecords.values(read())).containsExactly("late");

      early.commit();

      assertThat(SampleRecords.values(read())).containsExactly("early", "late");
    }
  }

  private static void append(List<OutboundRecord> records) {
    DATABASE.change(stores -> stores.outbox().append(records));
  }

  private static List<OutboxEntry> read() {
    return new JdbiOutboxQueue(DATABASE.jdbi()).read(SampleRecords.ALL);
  }
}
