package io.couponservice.application.inmemory;

import static io.couponservice.application.failed.FailedEventStatus.DEAD;
import static io.couponservice.application.failed.FailedEventStatus.RECOVERED;
import static io.couponservice.application.failed.FailedEventStatus.REPLAYED;
import static io.couponservice.application.failed.FailedEventStatus.RETRYING;

import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.failed.FailedEventStatus;
import io.couponservice.application.failed.Operation;
import io.couponservice.application.inmemory.Tables.FailureKey;
import io.couponservice.application.port.FailedEventStore;
import io.couponservice.application.port.ProcessedEventStore.EventKey;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.application.record.RecordPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

final class InMemoryFailedEventStore implements FailedEventStore {

  private final InMemoryDatabase database;
  private final Tables tables;

  InMemoryFailedEventStore(InMemoryDatabase database) {
    this.database = database;
    this.tables = database.tables;
  }

  @Override
  public Set<RecordPosition> store(Collection<FailedEvent> events) {
    Set<RecordPosition> stored = new HashSet<>();
    for (FailedEvent event : events) {
      RecordPosition position = event.record().position();
      FailureKey key = keyOf(event);
      EventKey eventKey = event.eventId() == null ? null : eventKey(event);
      if (tables.failures.has(key) || tables.outstanding.has(eventKey)) {
        continue;
      }
      tables.failures.put(key, StoredFailure.of(database.failureNumbers.next(), event));
      if (eventKey != null) {
        tables.outstanding.put(eventKey, key);
      }
      stored.add(position);
    }
    return stored;
  }

  @Override
  public List<Copy> storeCopies(Collection<FailedEvent> copies) {
    List<Copy> stored = new ArrayList<>();
    for (FailedEvent copy : copies) {
      RecordPosition position = copy.record().position();
      if (tables.copies.has(keyOf(copy))) {
        stored.add(new Copy(position, 0));
        continue;
      }
      find(copy.deadLetterId(), DEAD)
          .filter(original -> isOf(copy, original.getValue().event()))
          .ifPresent(
              original -> {
                FailedEvent before = original.getValue().event();
                FailedEvent again = failedAgain(before, copy, before.attempts() + 1);
                tables.copies.put(keyOf(copy), copy.deadLetterId());
                put(original.getKey(), original.getValue().failed(again, null));
                stored.add(new Copy(position, again.attempts()));
              });
    }
    return stored;
  }

  private static boolean isOf(FailedEvent copy, FailedEvent original) {
    return copy.record().position().topic().equals(original.record().position().topic())
        && (original.eventId() == null
            ? Objects.equals(copy.record().value(), original.record().value())
            : original.eventId().equals(copy.eventId()));
  }

  @Override
  public Map<RecordPosition, String> idsOf(Collection<FailedEvent> events) {
    Map<RecordPosition, String> ids = new HashMap<>();
    for (FailedEvent event : events) {
      FailureKey key = keyOf(event);
      if (!tables.failures.has(key)) {
        key = event.eventId() == null ? null : tables.outstanding.get(eventKey(event));
      }
      if (key != null) {
        ids.put(event.record().position(), tables.failures.get(key).event().deadLetterId());
      }
    }
    return ids;
  }

  private static EventKey eventKey(FailedEvent event) {
    return new EventKey(event.record().position().topic(), event.eventId());
  }

  @Override
  public void recover(Collection<EventKey> events) {
    for (EventKey event : events) {
      FailureKey key = tables.outstanding.get(event);
      if (key != null) {
        close(key, RECOVERED, 0, null, null);
      }
    }
  }

  @Override
  public Set<EventKey> outstanding(Collection<EventKey> events) {
    return events.stream().filter(tables.outstanding::has).collect(Collectors.toSet());
  }

  @Override
  public List<FailedEvent> claim(Instant now, Instant until, int limit) {
    List<StoredFailure> due =
        tables
            .failures
            .values()
            .filter(failure -> failure.status() == RETRYING)
            .filter(failure -> !failure.event().retryAt().isAfter(now))
            .sorted(Comparator.comparing(failure -> failure.event().retryAt()))
            .limit(limit)
            .map(failure -> failure.claimed(until))
            .toList();
    due.forEach(failure -> put(keyOf(failure.event()), failure));
    return due.stream().map(StoredFailure::event).toList();
  }

  @Override
  public void close(Collection<String> deadLetterIds) {
    for (String id : deadLetterIds) {
      find(id, RETRYING)
          .ifPresent(
              row ->
                  close(
                      row.getKey(), RECOVERED, row.getValue().event().attempts() + 1, null, null));
    }
  }

  @Override
  public Set<String> failAgain(Collection<FailedEvent> events, Instant until) {
    Set<String> stored = new HashSet<>();
    for (FailedEvent event : events) {
      StoredFailure before = tables.failures.get(keyOf(event));
      if (before != null && before.status() == RETRYING && before.event().retryAt().equals(until)) {
        put(keyOf(event), before.failed(event, null));
        stored.add(event.deadLetterId());
      }
    }
    return stored;
  }

  @Override
  public void recoverCopies(Map<String, InboundRecord> copies) {
    copies.forEach(
        (id, copy) ->
            find(id, DEAD)
                .filter(row -> row.getValue().event().eventId() == null)
                .filter(row -> row.getKey().position().topic().equals(copy.position().topic()))
                .filter(
                    row -> Objects.equals(row.getValue().event().record().value(), copy.value()))
                .ifPresent(row -> close(row.getKey(), RECOVERED, 0, null, null)));
  }

  @Override
  public int replayed(Collection<Replayed> replayed, Operation operation) {
    int closed = 0;
    for (Replayed each : replayed) {
      Optional<Map.Entry<FailureKey, StoredFailure>> dead = find(each.deadLetterId(), DEAD);
      if (dead.isPresent()) {
        close(dead.get().getKey(), REPLAYED, each.attempt(), each.outcome(), operation);
        closed++;
      }
    }
    return closed;
  }

  @Override
  public int replayFailed(Collection<FailedEvent> events, Operation operation) {
    int stored = 0;
    for (FailedEvent event : events) {
      Optional<Map.Entry<FailureKey, StoredFailure>> dead =
          find(event.deadLetterId(), DEAD)
              .filter(row -> row.getValue().event().attempts() == event.attempts() - 1);
      if (dead.isPresent()) {
        StoredFailure before = dead.get().getValue();
        FailedEvent again = failedAgain(known(before.event(), event), event, event.attempts());
        put(dead.get().getKey(), before.failed(again, operation));
        if (again.eventId() != null) {
          tables.outstanding.put(
              new EventKey(dead.get().getKey().position().topic(), again.eventId()),
              dead.get().getKey());
        }
        stored++;
      }
    }
    return stored;
  }

  /** With what could not be read at first, unless another one is outstanding of the same event. */
  private FailedEvent known(FailedEvent original, FailedEvent again) {
    boolean other =
        again.eventId() != null
            && tables.outstanding.has(
                new EventKey(original.record().position().topic(), again.eventId()));
    boolean isNew = original.eventId() == null && again.eventId() != null;
    return new FailedEvent(
        original.deadLetterId(),
        original.record(),
        original.group(),
        isNew && !other ? again.eventId() : original.eventId(),
        isNew ? again.subject() : original.subject(),
        original.reason(),
        original.message(),
        original.stack(),
        original.attempts(),
        original.failedAt(),
        original.retryAt());
  }

  private Optional<Map.Entry<FailureKey, StoredFailure>> find(
      String deadLetterId, FailedEventStatus status) {
    return tables
        .failures
        .rows()
        .filter(row -> row.getValue().status() == status)
        .filter(row -> row.getValue().event().deadLetterId().equals(deadLetterId))
        .findFirst();
  }

  private void put(FailureKey key, StoredFailure failure) {
    tables.failures.put(key, failure);
  }

  private void close(
      FailureKey key, FailedEventStatus end, int attempt, String outcome, Operation operation) {
    StoredFailure failure = tables.failures.get(key);
    put(key, failure.closed(end, database.now(), attempt, outcome, operation));
    String eventId = failure.event().eventId();
    if (eventId != null) {
      tables.outstanding.remove(new EventKey(key.position().topic(), eventId));
    }
  }

  private static FailureKey keyOf(FailedEvent event) {
    return new FailureKey(event.record().position(), event.record().timestamp().toEpochMilli());
  }

  /** The original as it was read, with why it failed this time. */
  private static FailedEvent failedAgain(FailedEvent original, FailedEvent again, int attempts) {
    return new FailedEvent(
        original.deadLetterId(),
        original.record(),
        original.group(),
        original.eventId(),
        original.subject(),
        again.reason(),
        again.message(),
        again.stack(),
        attempts,
        again.failedAt(),
        null);
  }
}
