package io.couponservice.application.port;

import io.couponservice.application.record.InboundRecord;
import io.couponservice.domain.event.EventEnvelope;
import io.couponservice.domain.event.InboundEvent;

/** Reads events as the contract has them. */
public interface EventDecoder {

  /**
   * Reads a record. Bad bytes are a value, never an exception.
   *
   * @param record not null
   * @return never null
   */
  Decoded decode(InboundRecord record);

  /** What came out. */
  sealed interface Decoded {

    /**
     * An event.
     *
     * @param event not null
     */
    record Event(EventEnvelope<InboundEvent> event) implements Decoded {}

    /**
     * Not an event that this service can read.
     *
     * @param reason a stable code, not null
     * @param message names the field and the cause, not null
     */
    record Unreadable(Reason reason, String message) implements Decoded {}
  }

  /** Why a record can't be read. The names are stable: they are reasons of dead letters. */
  enum Reason {
    /** Not JSON, or a field that is missing, of a wrong type or out of range. */
    UNREADABLE,
    /** A version that this service does not know. */
    UNSUPPORTED_VERSION
  }
}
