package io.couponservice.bootstrap.endtoend;

import static io.couponservice.bootstrap.endtoend.ServiceOnItsOwn.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.bootstrap.endtoend.BadRecords.Damage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A record that can't be handled changes nothing, reaches the dead-letter topic byte for byte, and
 * holds up nothing behind it.
 */
@Timeout(60)
class BadRecordsTest {

  private static final int PARTITIONS = 3;
  private static final Header[] ODD_HEADERS = {
    new RecordHeader("own", new byte[] {0, (byte) 0xFF, 2}),
    new RecordHeader("own", "again".getBytes(UTF_8)),
    new RecordHeader("null", null),
    new RecordHeader("", new byte[0]),
    new RecordHeader("traceparent", new byte[] {(byte) 0xC3, 0}),
    new RecordHeader("eventId", "zero \u0000".getBytes(UTF_8)),
  };

  private static ServiceOnItsOwn service;

  @BeforeAll
  static void start() throws Exception {
    service = new ServiceOnItsOwn();
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  /** A bad record that was sent, and what it was about. */
  private record Sent(Damage damage, Booking booking, String event, RecordMetadata record) {
    byte[] value() {
      return damage.of(event);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBadRecordIsADeadLetterAndHoldsUpNothing(SubscribedTopic topic) throws Exception {
    List<Sent> all = new ArrayList<>();
    for (Damage damage : BadRecords.all()) {
      all.add(sendOne(topic, damage, all.size() % PARTITIONS));
    }
    for (int partition = 0; partition < PARTITIONS; partition++) {
      service.awaitGoodOneBehind(topic, partition);
    }

    service.awaitAllPublished();
    for (Sent sent : all) {
      String name = sent.damage().name();
      assertThat(service.status(sent.booking())).as(name).isEqualTo("RESERVED");
      assertThat(service.failures(sent.record())).as(name).isEqualTo(1);
      assertLetterIsWhatWasSent(topic, sent, onlyLetterOf(sent));
    }
  }

  private static Sent sendOne(SubscribedTopic topic, Damage damage, int partition)
      throws Exception {
    Booking booking = service.booking();
    String event = topic.event("evt_bad_" + booking.couponId(), booking);
    byte[] bad = damage.of(event);
    assertThat(bad).as(damage.name()).isNotEqualTo(event.getBytes(UTF_8));
    RecordMetadata record = service.send(topic.topic(), partition, key(bad), bad, ODD_HEADERS);
    return new Sent(damage, booking, event, record);
  }

  /** A tombstone has a key; all else is sent without one. */
  private static String key(byte[] value) {
    return value == null ? "key" : null;
  }

  private static ConsumerRecord<byte[], byte[]> onlyLetterOf(Sent sent) {
    List<ConsumerRecord<byte[], byte[]>> letters =
        service.published().now(each -> ServiceOnItsOwn.isLetterOf(each, sent.record()));
    assertThat(letters).as(sent.damage().name()).hasSize(1);
    return letters.get(0);
  }

  private static void assertLetterIsWhatWasSent(
      SubscribedTopic topic, Sent sent, ConsumerRecord<byte[], byte[]> letter) {
    String key = key(sent.value());
    assertThat(letter.key()).isEqualTo(key == null ? null : key.getBytes(UTF_8));
    assertThat(letter.value()).as(sent.damage().name()).isEqualTo(sent.value());
    assertThat(headers(letter, false)).isEqualTo(List.of(ODD_HEADERS));
    assertThat(headers(letter, true))
        .extracting(Header::key)
        .containsExactly(
            "dlq.original.topic",
            "dlq.original.partition",
            "dlq.original.offset",
            "dlq.original.timestamp",
            "dlq.original.group",
            "dlq.reason",
            "dlq.message",
            "dlq.attempts",
            "dlq.id");
    assertThat(header(letter, "dlq.original.topic")).contains(topic.topic());
    assertThat(header(letter, "dlq.original.timestamp"))
        .contains(Instant.ofEpochMilli(sent.record().timestamp()).toString());
    assertThat(header(letter, "dlq.original.group")).contains("coupon-service");
    assertThat(header(letter, "dlq.reason")).contains(sent.damage().reason());
    assertThat(header(letter, "dlq.message").orElseThrow()).isNotBlank();
    assertThat(header(letter, "dlq.attempts")).contains("1");
    assertThat(header(letter, "dlq.id").orElseThrow()).startsWith("dlq_");
  }

  private static List<Header> headers(ConsumerRecord<byte[], byte[]> record, boolean ours) {
    return Arrays.stream(record.headers().toArray())
        .filter(header -> header.key().startsWith("dlq.") == ours)
        .toList();
  }
}
