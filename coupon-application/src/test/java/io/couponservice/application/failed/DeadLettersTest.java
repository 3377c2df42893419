package io.couponservice.application.failed;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.failed.FailedEvent.Subject;
import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.Header;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.application.record.OutboundRecord;
import io.couponservice.application.record.RecordPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

  private static final Bytes KEY = Bytes.of(new byte[] {0, -1});
  private static final Bytes VALUE = Bytes.of(new byte[] {'{', -128, 0});
  private static final List<Header> ORIGINAL_HEADERS =
      List.of(
          Header.text("traceparent", "00-1-2-01"),
          Header.text("twice", "1"),
          Header.text("twice", "2"),
          new Header("empty", null));

  private static final Instant TIMESTAMP = Instant.parse("2026-03-01T10:15:30.123Z");
  private static final Instant AT = Instant.parse("2026-03-01T10:15:31Z");

  private final RecordingStores stores = new RecordingStores();

  @Test
  void anEventIsStoredAndItsRecordGoesToTheDeadLetterTopicAsItCame() {
    FailedEvent event = event(3, ORIGINAL_HEADERS, "no such coupon");

    DeadLetters.store(stores, List.of(event));

    assertThat(stores.stored).containsExactly(event);
    OutboundRecord record = onlyRecord();
    assertThat(record.topic()).isEqualTo("payment.completed.DLQ");
    assertThat(record.key()).isEqualTo(KEY);
    assertThat(record.value()).isEqualTo(VALUE);
  }

  @Test
  void itsHeadersAreTheOriginalOnesAndWhatHappened() {
    DeadLetters.store(stores, List.of(event(3, ORIGINAL_HEADERS, "no such coupon")));

    List<Header> expected = new ArrayList<>(ORIGINAL_HEADERS);
    expected.addAll(whatHappened("3", "no such coupon"));
    assertThat(onlyRecord().headers()).containsExactlyElementsOf(expected);
  }

  @Test
  void headersOfAnEarlierFailureAreReplacedNeverAddedTo() {
    DeadLetters.store(stores, List.of(event(3, ORIGINAL_HEADERS, "the first time")));
    List<Header> ofTheFirst = new ArrayList<>(onlyRecord().headers());
    ofTheFirst.add(Header.text("dlq.of.an.older.version", "x"));
    stores.appended.clear();

    DeadLetters.store(stores, List.of(event(900, ofTheFirst, "the second time")));

    List<Header> expected = new ArrayList<>(ORIGINAL_HEADERS);
    expected.addAll(whatHappened("900", "the second time"));
    assertThat(onlyRecord().headers()).containsExactlyElementsOf(expected);
  }

  @Test
  void aRecordWithoutKeyAndValueStaysSo() {
    FailedEvent event =
        new FailedEvent(
            "dl-1",
            record(1, null, null, List.of()),
            "coupons",
            null,
            Subject.UNKNOWN,
            "UNREADABLE",
            "",
            null,
            1,
            AT,
            null);

    DeadLetters.store(stores, List.of(event));

    assertThat(onlyRecord().key()).isNull();
    assertThat(onlyRecord().value()).isNull();
  }

  @Test
  void aLongMessageIsCutInTheHeaderAndStoredWhole() {
    String longest = "x".repeat(1_000);

    DeadLetters.store(
        stores, List.of(event(1, List.of(), longest), event(2, List.of(), longest + "y")));

    assertThat(stores.appended)
        .extracting(DeadLettersTest::messageHeader)
        .containsExactly(longest, longest);
    assertThat(stores.stored.get(1).message()).isEqualTo(longest + "y");
  }

  @Test
  void anEventWhosePositionIsStoredAlreadyIsNotPublishedAgain() {
    DeadLetters.store(stores, List.of(event(1, List.of(), "first")));
    stores.appended.clear();

    DeadLetters.store(
        stores, List.of(event(1, List.of(), "again"), event(2, List.of(), "another")));

    assertThat(onlyRecord().headers()).contains(Header.text("dlq.message", "another"));
    assertThat(stores.stored).hasSize(2);
  }

  @Test
  void nothingIsStoredWithoutEvents() {
    DeadLetters.store(stores, List.of());

    assertThat(stores.stored).isEmpty();
    assertThat(stores.appended).isEmpty();
  }

  private static List<Header> whatHappened(String offset, String message) {
    return List.of(
        Header.text("dlq.original.topic", "payment.completed"),
        Header.text("dlq.original.partition", "2"),
        Header.text("dlq.original.offset", offset),
        Header.text("dlq.original.timestamp", "2026-03-01T10:15:30.123Z"),
        Header.text("dlq.original.group", "coupons"),
        Header.text("dlq.reason", "UNKNOWN_COUPON"),
        Header.text("dlq.message", message),
        Header.text("dlq.attempts", "4"),
        Header.text("dlq.id", "dl-" + offset));
  }

  private OutboundRecord onlyRecord() {
    assertThat(stores.appended).hasSize(1);
    return stores.appended.get(0);
  }

  private static String messageHeader(OutboundRecord record) {
    return record.headers().stream()
        .filter(header -> header.name().equals("dlq.message"))
        .map(header -> header.value().asText())
        .reduce("", String::concat);
  }

  private static FailedEvent event(long offset, List<Header> headers, String message) {
    return new FailedEvent(
        "dl-" + offset,
        record(offset, KEY, VALUE, headers),
        "coupons",
        "evt_1",
        new Subject(7L, 1001L, "order-1", "RESV-1", 40_000L),
        "UNKNOWN_COUPON",
        message,
        null,
        4,
        AT,
        null);
  }

  private static InboundRecord record(long offset, Bytes key, Bytes value, List<Header> headers) {
    return new InboundRecord(
        new RecordPosition("payment.completed", 2, offset), TIMESTAMP, key, value, headers);
  }
}
