package io.couponservice.application.record;

import java.util.List;
import java.util.Objects;

/**
 * A record to be published.
 *
 * @param topic not null
 * @param key null if it has none; records of one key keep their order
 * @param value null for a tombstone
 * @param headers in their order, not null
 */
public record OutboundRecord(String topic, Bytes key, Bytes value, List<Header> headers) {

  /** Copies the headers and checks for null. */
  public OutboundRecord {
    Objects.requireNonNull(topic, "topic");
    headers = List.copyOf(headers);
  }
}
