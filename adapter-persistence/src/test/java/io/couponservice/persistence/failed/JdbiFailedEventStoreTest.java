package io.couponservice.persistence.failed;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.failed.FailedEvent.Subject;
import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.Header;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.application.record.RecordPosition;
import io.couponservice.persistence.database.OpenTransaction;
import io.couponservice.persistence.database.TestDatabase;
import io.couponservice.persistence.outbox.HeaderBytes;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class JdbiFailedEventStoreTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Instant TIMESTAMP = Instant.parse("2026-03-01T10:15:30.123Z");
  private static final Instant FAILED_AT = Instant.parse("2026-03-01T10:15:31.456Z");
  private static final Subject SUBJECT = new Subject(77L, 1001L, "ORDER-1", "RESV-1", 40_000L);
  private static final List<Header> HEADERS =
      List.of(new Header("a", null), Header.text("a", "두번"), new Header("", Bytes.utf8("")));

  @BeforeEach
  void empty() {
    DATABASE.execute("TRUNCATE failed_events CASCADE");
  }

  @Test
  void everyFieldIsStored() {
    InboundRecord record =
        new InboundRecord(position(7), TIMESTAMP, bytes(0, 1), bytes(-1, '{', 0), HEADERS);

    store(
        new FailedEvent(
            "dl-1",
            record,
            "coupons",
            "evt_1",
            SUBJECT,
            "MISMATCH",
            "왜냐하면",
            null,
            3,
            FAILED_AT,
            null));

    assertThat(stored())
        .containsExactly(
            new FailedEvent(
                "dl-1",
                record,
                "coupons",
                "evt_1",
                SUBJECT,
                "MISMATCH",
                "왜냐하면",
                null,
                3,
                FAILED_AT,
                null));
    assertThat(DATABASE.number("SELECT count(*) FROM failed_events WHERE status = 'DEAD'"))
        .isEqualTo(1);
  }

  @Test
  void whatARecordDoesNotHaveIsNull() {
    InboundRecord record = new InboundRecord(position(7), TIMESTAMP, null, null, List.of());
    FailedEvent event =
        new FailedEvent(
            "dl-1",
            record,
            "coupons",
            null,
            Subject.UNKNOWN,
            "UNREADABLE",
            "",
            null,
            1,
            FAILED_AT,
            null);

    store(event);

    assertThat(stored()).containsExactly(event);
  }

  @Test
  void aPositionIsStoredOnceAndTheFirstTimeCounts() {
    assertThat(store(event(1, "first"), event(2, "first")))
        .containsExactlyInAnyOrder(position(1), position(2));

    assertThat(store(event(2, "again"), event(3, "first"))).containsExactly(position(3));

    assertThat(stored()).extracting(FailedEvent::message).containsOnly("first").hasSize(3);
  }

  @Test
  void nothingIsStoredForNoEvents() {
    assertThat(store()).isEmpty();
  }

  @Test
  void aStoreWaitsForAnotherTransactionThatStoresTheSamePosition() throws Exception {
    try (var first =
        OpenTransaction.begin(
            DATABASE, stores -> stores.failedEvents().store(List.of(event(1, "first"))))) {
      CompletableFuture<Set<RecordPosition>> second =
          DATABASE.background(() -> store(event(1, "second")));
      DATABASE.awaitWaiting(1);
      first.rollBack();
      assertThat(TestDatabase.result(second)).containsExactly(position(1));
    }
    assertThat(stored()).extracting(FailedEvent::message).containsExactly("second");
  }

  @Test
  void aMessageMayQuoteWhatNoTextOfTheDatabaseCanHold() {
    store(event(1, "bad character '\0' here"), event(2, "half of one: \uD83D"));

    assertThat(stored())
        .extracting(FailedEvent::message)
        .containsExactly("bad character '\uFFFD' here", "half of one: ?");
  }

  /** Producers choose the timestamps of records: microseconds for milliseconds are one mistake. */
  @ParameterizedTest
  @ValueSource(
      longs = {Long.MIN_VALUE, -1, 0, 253_402_300_800_000L, 1_772_360_130_123_000L, Long.MAX_VALUE})
  void aRecordIsStoredWhateverItsTimestamp(long millis) {
    Instant timestamp = Instant.ofEpochMilli(millis);
    InboundRecord record = new InboundRecord(position(1), timestamp, null, null, List.of());

    store(
        new FailedEvent(
            "dl-1",
            record,
            "coupons",
            null,
            Subject.UNKNOWN,
            "UNREADABLE",
            "",
            null,
            1,
            FAILED_AT,
            null));

    assertThat(stored()).extracting(event -> event.record().timestamp()).containsExactly(timestamp);
  }

  private static FailedEvent event(long offset, String message) {
    InboundRecord record =
        new InboundRecord(position(offset), TIMESTAMP, bytes(1), bytes(2), List.of());
    return new FailedEvent(
        "dl-" + offset + message.length() + message.charAt(0),
        record,
        "coupons",
        "evt_" + offset,
        SUBJECT,
        "MISMATCH",
        message,
        null,
        1,
        FAILED_AT,
        null);
  }

  private static RecordPosition position(long offset) {
    return new RecordPosition("payment.completed", 2, offset);
  }

  private static Bytes bytes(int... values) {
    byte[] array = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      array[i] = (byte) values[i];
    }
    return Bytes.of(array);
  }

  private static Set<RecordPosition> store(FailedEvent... events) {
    return DATABASE.commit(stores -> stores.failedEvents().store(List.of(events)));
  }

  private static List<FailedEvent> stored() {
    return DATABASE
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT * FROM failed_events ORDER BY \"offset\"")
                    .map(
                        (row, context) ->
                            new FailedEvent(
                                row.getString("dead_letter_id"),
                                new InboundRecord(
                                    new RecordPosition(
                                        row.getString("topic"),
                                        row.getInt("partition"),
                                        row.getLong("offset")),
                                    Instant.ofEpochMilli(row.getLong("record_timestamp")),
                                    Bytes.ofNullable(row.getBytes("key")),
                                    Bytes.ofNullable(row.getBytes("value")),
                                    HeaderBytes.read(row.getBytes("headers"))),
                                row.getString("consumer_group"),
                                row.getString("event_id"),
                                new Subject(
                                    row.getObject("user_id", Long.class),
                                    row.getObject("coupon_id", Long.class),
                                    row.getString("order_id"),
                                    row.getString("reservation_id"),
                                    row.getObject("amount", Long.class)),
                                row.getString("reason"),
                                row.getString("message"),
                                null,
                                row.getInt("attempts"),
                                row.getTimestamp("failed_at").toInstant(),
                                null))
                    .list());
  }
}
