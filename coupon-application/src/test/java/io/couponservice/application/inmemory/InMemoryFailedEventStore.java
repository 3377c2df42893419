package io.couponservice.application.inmemory;

import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.inmemory.StoredFailure.Status;
import io.couponservice.application.inmemory.Tables.FailureKey;
import io.couponservice.application.port.FailedEventStore;
import io.couponservice.application.port.ProcessedEventStore.EventKey;
import io.couponservice.application.record.RecordPosition;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
      FailureKey key = keyOf(event);
      EventKey eventKey =
          event.eventId() == null ? null : new EventKey(position.topic(), event.eventId());
      if (tables.failures.has(key) || tables.outstanding.has(eventKey)) {
        continue;
      }
      tables.failures.put(key, StoredFailure.of(event));
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
        close(key);
      }
    }
  }

  @Override
  public Set<EventKey> outstanding(Collection<EventKey> events) {
    return events.stream().filter(tables.outstanding::has).collect(Collectors.toSet());
  }

  @Override
  public List<FailedEvent> claim(Instant now, Instant until, int limit) {
    List<FailedEvent> due =
        tables
            .failures
            .values()
            .filter(failure -> failure.status() == Status.RETRYING)
            .map(StoredFailure::event)
            .filter(event -> !event.retryAt().isAfter(now))
            .sorted(Comparator.comparing(FailedEvent::retryAt))
            .limit(limit)
            .map(event -> claimed(event, until))
            .toList();
    due.forEach(event -> tables.failures.put(keyOf(event), StoredFailure.of(event)));
    return due;
  }

  @Override
  public void close(Collection<String> deadLetterIds) {
    for (String id : deadLetterIds) {
      tables
          .failures
          .values()
          .filter(failure -> failure.status() == Status.RETRYING)
          .map(StoredFailure::event)
          .filter(event -> event.deadLetterId().equals(id))
          .toList()
          .forEach(event -> close(keyOf(event)));
    }
  }

  @Override
  public Set<String> failAgain(Collection<FailedEvent> events, Instant until) {
    Set<String> stored = new HashSet<>();
    for (FailedEvent event : events) {
      StoredFailure before = tables.failures.get(keyOf(event));
      if (before != null
          && before.status() == Status.RETRYING
          && before.event().retryAt().equals(until)) {
        tables.failures.put(keyOf(event), StoredFailure.of(event));
        stored.add(event.deadLetterId());
      }
    }
    return stored;
  }

  private void close(FailureKey key) {
    FailedEvent event = tables.failures.get(key).event();
    tables.failures.put(key, new StoredFailure(event, Status.RECOVERED));
    if (event.eventId() != null) {
      tables.outstanding.remove(new EventKey(key.position().topic(), event.eventId()));
    }
  }

  private static FailureKey keyOf(FailedEvent event) {
    return new FailureKey(event.record().position(), event.record().timestamp().toEpochMilli());
  }

  private static FailedEvent claimed(FailedEvent event, Instant until) {
    return new FailedEvent(
        event.deadLetterId(),
        event.record(),
        event.group(),
        event.eventId(),
        event.subject(),
        event.reason(),
        event.message(),
        event.attempts(),
        event.failedAt(),
        until);
  }
}
