package io.couponservice.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventEnvelopeTest {

  private static final String ID = "evt_1";
  private static final EventType TYPE = EventType.COUPON_USED;
  private static final Instant AT = Instant.EPOCH;
  private static final EventMetadata METADATA = EventMetadata.ofThisService("corr_1", null);

  @Test
  void an_envelope_carries_any_data() {
    assertThat(new EventEnvelope<>(ID, TYPE, AT, "data", METADATA).data()).isEqualTo("data");
  }

  @Test
  void what_every_event_has_is_never_null() {
    assertThatNullPointerException()
        .isThrownBy(() -> new EventEnvelope<>(null, TYPE, AT, "data", METADATA))
        .withMessage("eventId");
    assertThatNullPointerException()
        .isThrownBy(() -> new EventEnvelope<>(ID, null, AT, "data", METADATA))
        .withMessage("eventType");
    assertThatNullPointerException()
        .isThrownBy(() -> new EventEnvelope<>(ID, TYPE, null, "data", METADATA))
        .withMessage("timestamp");
    assertThatNullPointerException()
        .isThrownBy(() -> new EventEnvelope<>(ID, TYPE, AT, null, METADATA))
        .withMessage("data");
    assertThatNullPointerException()
        .isThrownBy(() -> new EventEnvelope<>(ID, TYPE, AT, "data", null))
        .withMessage("metadata");
  }
}
