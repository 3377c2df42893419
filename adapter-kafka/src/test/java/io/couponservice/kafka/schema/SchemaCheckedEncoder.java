package io.couponservice.kafka.schema;

import io.couponservice.application.port.EventEncoder;
import io.couponservice.application.record.Bytes;
import io.couponservice.domain.event.CouponEvent;
import io.couponservice.domain.event.EventEnvelope;
import io.couponservice.kafka.codec.JsonEventEncoder;

/** Encodes as the service does, and fails at once when the outcome does not conform. */
public final class SchemaCheckedEncoder implements EventEncoder {

  private final EventEncoder encoder;

  /** Around the encoder of the service. */
  public SchemaCheckedEncoder() {
    this(new JsonEventEncoder());
  }

  SchemaCheckedEncoder(EventEncoder encoder) {
    this.encoder = encoder;
  }

  @Override
  public Bytes encode(EventEnvelope<CouponEvent> event) {
    Bytes json = encoder.encode(event);
    // The topic is that of the data, as it is when the event is published.
    EventSchemas.assertConforms(event.data().type().topic(), json.array());
    return json;
  }
}
