package io.couponservice.application.port;

import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.port.ProcessedEventStore.EventKey;
import io.couponservice.application.record.RecordPosition;
import java.util.Collection;
import java.util.Set;

/** Consumed records that could not be processed. */
public interface FailedEventStore {

  /**
   * Stores failed events, each once by its position and its timestamp, and one outstanding by topic
   * and event id.
   *
   * @param events not null, without repetition of a position
   * @return the positions of those that are stored now and were not before
   */
  Set<RecordPosition> store(Collection<FailedEvent> events);

  /**
   * Closes the outstanding dead letters of events that have taken effect in this transaction.
   *
   * @param events not null
   */
  void recover(Collection<EventKey> events);
}
