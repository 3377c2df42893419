package io.couponservice.bootstrap.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Records that look odd and are none the worse for it: they take effect once, or have none. */
@Timeout(60)
class OddRecordsTest {

  private static ServiceOnItsOwn service;

  @BeforeAll
  static void start() throws Exception {
    service = new ServiceOnItsOwn();
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  private static Map<String, String> additions() {
    return Map.of(
        "\"version\": \"1.0\"", "\"version\": \"1.0\", \"compatibleVersions\": []",
        "\"1.0\"", "\"9.0\", \"compatibleVersions\": [\"8.0\", \"1.0\"]",
        "\"version\"", "\"more\": {\"deep\": [1]}, \"version\"",
        "\"userId\"", "\"more\": \"\\u0000\", \"userId\"",
        "\"eventId\"", "\"more\": null, \"eventId\"");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsAddedToAnEventDoesNoHarm(SubscribedTopic topic) throws Exception {
    List<Booking> bookings = new ArrayList<>();
    for (Map.Entry<String, String> addition : additions().entrySet()) {
      Booking booking = service.booking();
      bookings.add(booking);
      String event = topic.event("evt_odd_" + booking.couponId(), booking);
      assertThat(event).contains(addition.getKey());
      String odd = event.replace(addition.getKey(), addition.getValue());
      assertThat(service.send(topic.topic(), 0, odd).hasOffset()).isTrue();
    }
    service.awaitGoodOneBehind(topic, 0);

    for (Booking booking : bookings) {
      assertTookEffectOnce(topic, booking);
    }
    assertThat(service.count("failed_events", "event_id LIKE 'evt\\_odd\\_%'")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void garbageInHeadersDoesNoHarm(SubscribedTopic topic) throws Exception {
    Booking booking = service.booking();
    Header[] headers = {
      new RecordHeader("", null),
      new RecordHeader("eventId", null),
      new RecordHeader("traceparent", new byte[] {0, (byte) 0xFF, (byte) 0xC3}),
      new RecordHeader("zero \u0000", "zero \u0000".getBytes(UTF_8)),
      new RecordHeader("large", new byte[100_000])
    };

    RecordMetadata sent =
        service.send(
            topic.topic(), 0, topic.event("evt_head_" + booking.couponId(), booking), headers);
    service.awaitGoodOneBehind(topic, 0);

    assertTookEffectOnce(topic, booking);
    assertThat(service.failures(sent)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aDuplicateHasNoEffectOnAnyPartition(SubscribedTopic topic) throws Exception {
    Booking booking = service.booking();
    String event = topic.event("evt_twice_" + booking.couponId(), booking);
    for (int round = 0; round < 3; round++) {
      for (int partition = 0; partition < 3; partition++) {
        assertThat(service.send(topic.topic(), partition, event).hasOffset()).isTrue();
      }
    }
    for (int partition = 0; partition < 3; partition++) {
      service.awaitGoodOneBehind(topic, partition);
    }

    assertTookEffectOnce(topic, booking);
    assertThat(
            service.count("processed_events", "event_id = 'evt_twice_" + booking.couponId() + "'"))
        .isEqualTo(1);
    assertThat(service.count("failed_events", "event_id = 'evt_twice_" + booking.couponId() + "'"))
        .isZero();
  }

  @ParameterizedTest
  @EnumSource
  void anEventWithoutACouponIsNotOurs(SubscribedTopic topic) throws Exception {
    Booking booking = service.booking();
    String event = topic.event("evt_none_" + booking.couponId(), booking);
    String coupon = "\"couponId\": " + booking.couponId();
    assertThat(event).contains(coupon);

    RecordMetadata isNull =
        service.send(topic.topic(), 2, event.replace(coupon, "\"couponId\": null"));
    RecordMetadata isMissing =
        service.send(topic.topic(), 2, event.replace(coupon, "\"noCoupon\": true"));
    service.awaitGoodOneBehind(topic, 2);

    assertThat(service.status(booking)).isEqualTo("RESERVED");
    assertThat(service.failures(isNull)).isZero();
    assertThat(service.failures(isMissing)).isZero();
  }

  private static void assertTookEffectOnce(SubscribedTopic topic, Booking booking)
      throws Exception {
    assertThat(service.status(booking)).isEqualTo(topic.statusAfter());
    service.awaitAllPublished();
    byte[] key = Long.toString(booking.couponId()).getBytes(UTF_8);
    List<ConsumerRecord<byte[], byte[]>> told =
        service
            .published()
            .now(each -> each.topic().equals(topic.published()) && Arrays.equals(each.key(), key));
    assertThat(told).hasSize(1);
  }
}
