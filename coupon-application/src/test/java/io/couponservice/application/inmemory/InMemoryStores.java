package io.couponservice.application.inmemory;

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
import io.couponservice.application.port.QuotaStore;
import io.couponservice.application.port.ReplayJobStore;
import io.couponservice.application.port.ReservationStore;
import io.couponservice.application.port.RetentionStore;
import io.couponservice.application.port.Stores;
import io.couponservice.application.port.UndeliverableStore;
import io.couponservice.application.port.WrongCodeStore;

/** The stores, good while a transaction is open. */
final class InMemoryStores implements Stores {

  private final InMemoryDatabase database;
  private final Faults faults;
  private final AnswerStore answers;
  private final CommandStore commands;
  private final ProcessedEventStore processedEvents;
  private final WrongCodeStore wrongCodes;
  private final PolicyStore policies;
  private final QuotaStore quotas;
  private final AutomaticIssueStore automaticIssues;
  private final CouponStore coupons;
  private final ReservationStore reservations;
  private final HistoryStore history;
  private final OutboxStore outbox;
  private final FailedEventStore failedEvents;
  private final DeadLetterStore deadLetters;
  private final ReplayJobStore replayJobs;
  private final UndeliverableStore undeliverable;
  private final AuditStore audit;
  private final RetentionStore retention;

  InMemoryStores(InMemoryDatabase database, Faults faults) {
    this.database = database;
    this.faults = faults;
    Tables tables = database.tables;
    answers = watched(AnswerStore.class, "answers", new InMemoryAnswerStore(database));
    commands = watched(CommandStore.class, "commands", new InMemoryCommandStore(database));
    processedEvents =
        watched(
            ProcessedEventStore.class,
            "processedEvents",
            new InMemoryProcessedEventStore(database));
    wrongCodes = watched(WrongCodeStore.class, "wrongCodes", new InMemoryWrongCodeStore(database));
    policies = watched(PolicyStore.class, "policies", new InMemoryPolicyStore(database));
    quotas = watched(QuotaStore.class, "quotas", new InMemoryQuotaStore(tables));
    automaticIssues =
        watched(
            AutomaticIssueStore.class, "automaticIssues", new InMemoryAutomaticIssueStore(tables));
    coupons = watched(CouponStore.class, "coupons", new InMemoryCouponStore(database));
    reservations =
        watched(ReservationStore.class, "reservations", new InMemoryReservationStore(database));
    history = watched(HistoryStore.class, "history", new InMemoryHistoryStore(tables));
    outbox = watched(OutboxStore.class, "outbox", new InMemoryOutboxStore(database));
    failedEvents =
        watched(FailedEventStore.class, "failedEvents", new InMemoryFailedEventStore(database));
    deadLetters =
        watched(DeadLetterStore.class, "deadLetters", new InMemoryDeadLetterStore(database));
    replayJobs = watched(ReplayJobStore.class, "replayJobs", new InMemoryReplayJobStore(database));
    undeliverable =
        watched(
            UndeliverableStore.class, "undeliverable", new InMemoryUndeliverableStore(database));
    audit = watched(AuditStore.class, "audit", new InMemoryAuditStore(database));
    retention = watched(RetentionStore.class, "retention", new InMemoryRetentionStore(database));
  }

  private <P> P watched(Class<P> port, String name, P target) {
    return Watched.statements(port, name, target, database, faults);
  }

  @Override
  public AnswerStore answers() {
    return answers;
  }

  @Override
  public CommandStore commands() {
    return commands;
  }

  @Override
  public ProcessedEventStore processedEvents() {
    return processedEvents;
  }

  @Override
  public WrongCodeStore wrongCodes() {
    return wrongCodes;
  }

  @Override
  public PolicyStore policies() {
    return policies;
  }

  @Override
  public QuotaStore quotas() {
    return quotas;
  }

  @Override
  public AutomaticIssueStore automaticIssues() {
    return automaticIssues;
  }

  @Override
  public CouponStore coupons() {
    return coupons;
  }

  @Override
  public ReservationStore reservations() {
    return reservations;
  }

  @Override
  public HistoryStore history() {
    return history;
  }

  @Override
  public OutboxStore outbox() {
    return outbox;
  }

  @Override
  public FailedEventStore failedEvents() {
    return failedEvents;
  }

  @Override
  public DeadLetterStore deadLetters() {
    return deadLetters;
  }

  @Override
  public ReplayJobStore replayJobs() {
    return replayJobs;
  }

  @Override
  public UndeliverableStore undeliverable() {
    return undeliverable;
  }

  @Override
  public AuditStore audit() {
    return audit;
  }

  @Override
  public RetentionStore retention() {
    return retention;
  }
}
