package io.couponservice.application.record;

import java.util.Objects;

/**
 * Where a record was read: its identity, whatever it contains.
 *
 * @param topic not null
 * @param partition 0 or more
 * @param offset 0 or more
 */
public record RecordPosition(String topic, int partition, long offset) {

  /** Checks for null. */
  public RecordPosition {
    Objects.requireNonNull(topic, "topic");
  }

  @Override
  public String toString() {
    return topic + "-" + partition + "@" + offset;
  }
}
