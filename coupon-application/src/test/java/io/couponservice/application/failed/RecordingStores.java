package io.couponservice.application.failed;

import io.couponservice.application.port.AnswerStore;
import io.couponservice.application.port.AuditStore;
import io.couponservice.application.port.AutomaticIssueStore;
import io.couponservice.application.port.CommandStore;
import io.couponservice.application.port.CouponStore;
import io.couponservice.application.port.DeadLetterStore;
import io.couponservice.application.port.FailedEventStore;
import io.couponservice.application.port.HistoryStore;
import io.couponservice.application.port.OutboxStore;
import io.couponservice.application.port.PolicyStore;
import io.couponservice.application.port.ProcessedEventStore;
import io.couponservice.application.port.ProcessedEventStore.EventKey;
import io.couponservice.application.port.QuotaStore;
import io.couponservice.application.port.ReplayJobStore;
import io.couponservice.application.port.ReservationStore;
import io.couponservice.application.port.RetentionStore;
import io.couponservice.application.port.Stores;
import io.couponservice.application.port.UndeliverableStore;
import io.couponservice.application.port.WrongCodeStore;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.application.record.OutboundRecord;
import io.couponservice.application.record.RecordPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The two stores that dead letters go to; any other is a mistake. */
final class RecordingStores implements Stores {

  final List<FailedEvent> stored = new ArrayList<>();
  final List<OutboundRecord> appended = new ArrayList<>();
  private final Set<RecordPosition> positions = new HashSet<>();

  @Override
  public FailedEventStore failedEvents() {
    return new FailedEventStore() {
      @Override
      public Set<RecordPosition> store(Collection<FailedEvent> events) {
        List<FailedEvent> added =
            events.stream().filter(event -> positions.add(event.record().position())).toList();
        stored.addAll(added);
        return added.stream().map(event -> event.record().position()).collect(Collectors.toSet());
      }

      @Override
      public List<Copy> storeCopies(Collection<FailedEvent> copies) {
        return List.of();
      }

      @Override
      public Map<RecordPosition, String> idsOf(Collection<FailedEvent> events) {
        return Map.of();
      }

      @Override
      public void recoverCopies(Map<String, InboundRecord> copies) {
        throw new UnsupportedOperationException();
      }

      @Override
      public int replayed(Collection<Replayed> replayed, Operation operation) {
        throw new UnsupportedOperationException();
      }

      @Override
      public int replayFailed(Collection<FailedEvent> events, Operation operation) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void recover(Collection<EventKey> events) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Set<EventKey> outstanding(Collection<EventKey> events) {
        throw new UnsupportedOperationException();
      }

      @Override
      public List<FailedEvent> claim(Instant now, Instant until, int limit) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void close(Collection<String> deadLetterIds) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Set<String> failAgain(Collection<FailedEvent> events, Instant until) {
        stored.addAll(events);
        return events.stream().map(FailedEvent::deadLetterId).collect(Collectors.toSet());
      }
    };
  }

  @Override
  public OutboxStore outbox() {
    return appended::addAll;
  }

  @Override
  public AnswerStore answers() {
    throw new UnsupportedOperationException();
  }

  @Override
  public WrongCodeStore wrongCodes() {
    throw new UnsupportedOperationException();
  }

  @Override
  public CommandStore commands() {
    throw new UnsupportedOperationException();
  }

  @Override
  public ProcessedEventStore processedEvents() {
    throw new UnsupportedOperationException();
  }

  @Override
  public PolicyStore policies() {
    throw new UnsupportedOperationException();
  }

  @Override
  public QuotaStore quotas() {
    throw new UnsupportedOperationException();
  }

  @Override
  public CouponStore coupons() {
    throw new UnsupportedOperationException();
  }

  @Override
  public ReservationStore reservations() {
    throw new UnsupportedOperationException();
  }

  @Override
  public AutomaticIssueStore automaticIssues() {
    throw new UnsupportedOperationException();
  }

  @Override
  public HistoryStore history() {
    throw new UnsupportedOperationException();
  }

  @Override
  public DeadLetterStore deadLetters() {
    throw new UnsupportedOperationException();
  }

  @Override
  public ReplayJobStore replayJobs() {
    throw new UnsupportedOperationException();
  }

  @Override
  public UndeliverableStore undeliverable() {
    throw new UnsupportedOperationException();
  }

  @Override
  public AuditStore audit() {
    throw new UnsupportedOperationException();
  }

  @Override
  public RetentionStore retention() {
    throw new UnsupportedOperationException();
  }
}
