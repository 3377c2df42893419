package io.couponservice.application.port;

import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.record.RecordPosition;
import java.util.Collection;
import java.util.Set;

/** Consumed records that could not be processed. */
public interface FailedEventStore {

  /**
   * Stores failed events, each once by its position and its timestamp.
   *
   * @param events not null, without repetition of a position
   * @return the positions of those that were not stored before
   */
  Set<RecordPosition> store(Collection<FailedEvent> events);
}
