package io.couponservice.application.inmemory;

import static java.util.stream.Collectors.groupingBy;

import io.couponservice.application.failed.DeadLetter;
import io.couponservice.application.failed.DeadLetterGroup;
import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.failed.FailedEventChange;
import io.couponservice.application.failed.FailedEventFilter;
import io.couponservice.application.failed.FailedEventStatus;
import io.couponservice.application.failed.Operation;
import io.couponservice.application.inmemory.Tables.FailureKey;
import io.couponservice.application.port.DeadLetterStore;
import io.couponservice.application.port.ProcessedEventStore.EventKey;
import io.couponservice.application.record.RecordPosition;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

final class InMemoryDeadLetterStore implements DeadLetterStore {

  private final InMemoryDatabase database;

  InMemoryDeadLetterStore(InMemoryDatabase database) {
    this.database = database;
  }

  @Override
  public Optional<DeadLetter> find(String deadLetterId) {
    return row(deadLetterId).map(row -> letter(row.getValue()));
  }

  private Optional<Map.Entry<FailureKey, StoredFailure>> row(String deadLetterId) {
    return database
        .tables
        .failures
        .rows()
        .filter(row -> row.getValue().event().deadLetterId().equals(deadLetterId))
        .findFirst();
  }

  private DeadLetter letter(StoredFailure failure) {
    return failure.letter(
        database
            .tables
            .undeliverable
            .values()
            .filter(refused -> refused.carries(failure.event().deadLetterId()))
            .map(RefusedRecord::reason)
            .findFirst()
            .orElse(null));
  }

  @Override
  public List<DeadLetter> newest(FailedEventFilter filter, long before, int limit) {
    return matching(filter)
        .filter(failure -> failure.number() < before)
        .sorted(Comparator.comparing(StoredFailure::number).reversed())
        .limit(limit)
        .map(this::letter)
        .toList();
  }

  @Override
  public List<DeadLetterGroup> groups(FailedEventFilter filter) {
    return matching(filter)
        .collect(
            groupingBy(
                failure ->
                    List.of(failure.event().record().position().topic(), failure.event().reason())))
        .values()
        .stream()
        .map(InMemoryDeadLetterStore::group)
        .sorted(
            Comparator.comparing(DeadLetterGroup::count)
                .reversed()
                .thenComparing(DeadLetterGroup::topic)
                .thenComparing(DeadLetterGroup::reason))
        .toList();
  }

  private static DeadLetterGroup group(List<StoredFailure> failures) {
    FailedEvent any = failures.get(0).event();
    List<Instant> times = failures.stream().map(each -> each.event().failedAt()).sorted().toList();
    return new DeadLetterGroup(
        any.record().position().topic(),
        any.reason(),
        failures.size(),
        failures.stream()
            .map(each -> each.event().subject().amount())
            .filter(Objects::nonNull)
            .reduce(0L, (a, b) -> b > Long.MAX_VALUE - a ? Long.MAX_VALUE : a + b),
        times.get(0),
        times.get(times.size() - 1));
  }

  @Override
  public List<FailedEventChange> history(String deadLetterId) {
    return row(deadLetterId).map(row -> row.getValue().history()).orElse(List.of());
  }

  @Override
  public List<Place> inOriginalOrder(FailedEventFilter filter, int limit) {
    return inOriginalOrder(filter).stream()
        .limit(limit)
        .map(InMemoryDeadLetterStore::place)
        .toList();
  }

  private static Place place(StoredFailure failure) {
    return new Place(
        failure.number(),
        failure.event().subject().couponId(),
        (int) failure.letter(null).payloadBytes());
  }

  /** All of a filter. */
  List<StoredFailure> inOriginalOrder(FailedEventFilter filter) {
    Map<List<Object>, Instant> latest = new HashMap<>();
    Map<StoredFailure, Instant> moments = new HashMap<>();
    List<StoredFailure> byOffset =
        matching(filter).sorted(Comparator.comparing(each -> position(each).offset())).toList();
    for (StoredFailure failure : byOffset) {
      List<Object> partition =
          Arrays.asList(
              position(failure).topic(),
              position(failure).partition(),
              failure.event().subject().couponId());
      Instant moment =
          latest.merge(
              partition, failure.event().record().timestamp(), (a, b) -> a.isAfter(b) ? a : b);
      moments.put(failure, moment);
    }
    return byOffset.stream()
        .sorted(
            Comparator.comparing((StoredFailure each) -> moments.get(each))
                .thenComparing(each -> position(each).topic())
                .thenComparing(each -> position(each).partition())
                .thenComparing(each -> position(each).offset()))
        .toList();
  }

  private static RecordPosition position(StoredFailure failure) {
    return failure.event().record().position();
  }

  private Stream<StoredFailure> matching(FailedEventFilter filter) {
    return database.tables.failures.values().filter(failure -> matches(filter, failure));
  }

  private static boolean matches(FailedEventFilter filter, StoredFailure failure) {
    FailedEvent event = failure.event();
    return isAny(filter.topic(), event.record().position().topic())
        && isAny(filter.reason(), event.reason())
        && isAny(filter.status(), failure.status())
        && (filter.from() == null || !event.failedAt().isBefore(filter.from()))
        && (filter.to() == null || event.failedAt().isBefore(filter.to()))
        && isAny(filter.userId(), event.subject().userId())
        && isAny(filter.couponId(), event.subject().couponId())
        && isAny(filter.orderId(), event.subject().orderId())
        && (filter.ids().isEmpty() || filter.ids().contains(event.deadLetterId()));
  }

  private static boolean isAny(Object wanted, Object actual) {
    return wanted == null || wanted.equals(actual);
  }

  @Override
  public List<DeadLetter> load(Collection<Long> numbers) {
    return database
        .tables
        .failures
        .values()
        .filter(failure -> numbers.contains(failure.number()))
        .map(this::letter)
        .toList();
  }

  @Override
  public boolean discard(String deadLetterId, Operation operation) {
    Optional<Map.Entry<FailureKey, StoredFailure>> dead =
        row(deadLetterId).filter(row -> row.getValue().status() == FailedEventStatus.DEAD);
    dead.ifPresent(
        row -> {
          StoredFailure failure = row.getValue();
          database.tables.failures.put(
              row.getKey(),
              failure.closed(FailedEventStatus.DISCARDED, database.now(), 0, null, operation));
          if (failure.event().eventId() != null) {
            database.tables.outstanding.remove(
                new EventKey(row.getKey().position().topic(), failure.event().eventId()));
          }
        });
    return dead.isPresent();
  }
}
