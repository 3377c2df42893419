package io.couponservice.application.record;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A record as it was read, not looked into yet.
 *
 * @param position where it was read, not null
 * @param timestamp the record's own, not null
 * @param key null if it has none
 * @param value null for a tombstone
 * @param headers in their order, not null
 */
public record InboundRecord(
    RecordPosition position, Instant timestamp, Bytes key, Bytes value, List<Header> headers) {

  /** Copies the headers and checks for null. */
  public InboundRecord {
    Objects.requireNonNull(position, "position");
    Objects.requireNonNull(timestamp, "timestamp");
    headers = List.copyOf(headers);
  }

  /**
   * The last header of a name, as Kafka counts it, read as text.
   *
   * @param name not null
   * @return empty if there is none, or it has no value
   */
  public Optional<String> headerText(String name) {
    for (int i = headers.size() - 1; i >= 0; i--) {
      Header header = headers.get(i);
      if (header.name().equals(name)) {
        return Optional.ofNullable(header.value()).map(Bytes::asText);
      }
    }
    return Optional.empty();
  }
}
