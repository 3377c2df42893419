package io.couponservice.application.inmemory;

import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.inmemory.StoredFailure.Status;
import io.couponservice.application.inmemory.Tables.FailureKey;
import io.couponservice.application.port.FailedEventStore;
import io.couponservice.application.port.ProcessedEventStore.EventKey;
import io.couponservice.application.record.RecordPosition;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

final class InMemoryFailedEventStore implements FailedEventStore {

  private final Tables tables;

  InMemoryFailedEventStore(Tables tables) {
    this.tables = tables;
  }

  @Override
  public Set<RecordPosition> store(Collection<FailedEvent> events) {
    Set<RecordPosition> stored = new HashSet<>();
    for (FailedEvent event : events) {
      RecordPosition position = event.record().position();
      FailureKey key = new FailureKey(position, event.record().timestamp().toEpochMilli());
      EventKey eventKey =
          event.eventId() == null ? null : new EventKey(position.topic(), event.eventId());
      if (tables.failures.has(key) || tables.outstanding.has(eventKey)) {
        continue;
      }
      tables.failures.put(key, new StoredFailure(event, Status.DEAD));
      if (eventKey != null) {
        tables.outstanding.put(eventKey, key);
      }
      stored.add(position);
    }
    return stored;
  }

  @Override
  public void recover(Collection<EventKey> events) {
    for (EventKey event : events) {
      FailureKey key = tables.outstanding.get(event);
      if (key != null) {
        StoredFailure failure = tables.failures.get(key);
        tables.failures.put(key, new StoredFailure(failure.event(), Status.RECOVERED));
        tables.outstanding.remove(event);
      }
    }
  }
}
