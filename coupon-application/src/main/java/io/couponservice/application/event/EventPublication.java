package io.couponservice.application.event;

import io.couponservice.application.port.EventEncoder;
import io.couponservice.application.port.Ids;
import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.Header;
import io.couponservice.application.record.OutboundRecord;
import io.couponservice.domain.event.CouponEvent;
import io.couponservice.domain.event.EventEnvelope;
import io.couponservice.domain.event.EventMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes the records that carry what the domain has to say. */
public final class EventPublication {

  private final Ids ids;
  private final EventEncoder encoder;

  /**
   * With its ports.
   *
   * @param ids not null
   * @param encoder not null
   */
  public EventPublication(Ids ids, EventEncoder encoder) {
    this.ids = ids;
    this.encoder = encoder;
  }

  /**
   * An event on its way.
   *
   * @param eventId its identity, not null
   * @param record what is to be published, key is the coupon's id, not null
   */
  public record Published(String eventId, OutboundRecord record) {}

  /**
   * The record of an event.
   *
   * @param data not null
   * @param cause what it follows from, not null
   * @param timestamp when it was processed, not null
   * @return never null
   */
  public Published of(CouponEvent data, Cause cause, Instant timestamp) {
    EventEnvelope<CouponEvent> event =
        new EventEnvelope<>(
            ids.eventId(),
            data.type(),
            timestamp,
            data,
            EventMetadata.ofThisService(cause.correlationId(), cause.causationId()));
    return new Published(
        event.eventId(),
        new OutboundRecord(
            data.type().topic(),
            Bytes.utf8(Long.toString(data.couponId())),
            encoder.encode(event),
            headers(event, cause)));
  }

  private static List<Header> headers(EventEnvelope<CouponEvent> event, Cause cause) {
    List<Header> headers = new ArrayList<>(4);
    headers.add(Header.text("eventId", event.eventId()));
    headers.add(Header.text("eventType", event.eventType().name()));
    headers.add(Header.text("correlationId", cause.correlationId()));
    if (cause.traceparent() != null) {
      headers.add(Header.text("traceparent", cause.traceparent()));
    }
    return headers;
  }
}
