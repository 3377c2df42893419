package io.couponservice.application.port;

import io.couponservice.application.record.Bytes;
import io.couponservice.domain.event.CouponEvent;
import io.couponservice.domain.event.EventEnvelope;

/** Writes events as the contract has them. */
public interface EventEncoder {

  /**
   * Writes an event.
   *
   * @param event not null
   * @return its JSON in UTF-8, never null
   */
  Bytes encode(EventEnvelope<CouponEvent> event);
}
