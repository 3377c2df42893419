package io.couponservice.kafka.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.port.EventEncoder;
import io.couponservice.application.record.Bytes;
import io.couponservice.domain.coupon.ExpiryReason;
import io.couponservice.domain.event.CouponEvent;
import io.couponservice.domain.event.CouponExpiredEvent;
import io.couponservice.domain.event.EventEnvelope;
import io.couponservice.domain.event.EventMetadata;
import io.couponservice.kafka.codec.JsonEventEncoder;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class SchemaCheckedEncoderTest {

  private static final LocalDateTime END = LocalDateTime.parse("2024-01-31T23:59:59");

  @Test
  void an_event_that_conforms_is_encoded_as_ever() {
    EventEnvelope<CouponEvent> event = expired(1001, END);
    assertThat(new SchemaCheckedEncoder().encode(event))
        .isEqualTo(new JsonEventEncoder().encode(event));
  }

  @Test
  void a_number_out_of_range_is_found() {
    assertFound(new SchemaCheckedEncoder(), expired(0, END), "/data/couponId");
  }

  @Test
  void a_time_with_a_fraction_is_found() {
    assertFound(new SchemaCheckedEncoder(), expired(1001, END.plusNanos(1)), "/data/expiredAt");
  }

  @Test
  void an_encoder_that_turns_numbers_into_texts_is_found() {
    EventEncoder quoting =
        event ->
            Bytes.utf8(new JsonEventEncoder().encode(event).asText().replace("1001", "\"1001\""));
    assertFound(new SchemaCheckedEncoder(quoting), expired(1001, END), "/data/couponId");
  }

  private static void assertFound(
      EventEncoder encoder, EventEnvelope<CouponEvent> event, String field) {
    assertThatThrownBy(() -> encoder.encode(event))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(field);
  }

  private static EventEnvelope<CouponEvent> expired(long couponId, LocalDateTime at) {
    CouponEvent data =
        new CouponExpiredEvent(couponId, 12345, 1, at, ExpiryReason.VALIDITY_PERIOD_EXPIRED);
    return new EventEnvelope<>(
        "evt_1", data.type(), Instant.EPOCH, data, EventMetadata.ofThisService("corr_1", null));
  }
}
