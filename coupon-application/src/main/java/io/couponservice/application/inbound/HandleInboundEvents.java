package io.couponservice.application.inbound;

import io.couponservice.application.batching.BatchExecution;
import io.couponservice.application.event.EventPublication;
import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.inbound.InboundMonitor.Handled;
import io.couponservice.application.port.EventDecoder;
import io.couponservice.application.port.Ids;
import io.couponservice.application.port.ProcessedEventStore.EventKey;
import io.couponservice.application.port.RetrySchedule;
import io.couponservice.application.port.Stores;
import io.couponservice.application.port.Transactions;
import io.couponservice.application.record.InboundRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Handles consumed records, any number in one transaction, each once in effect. Whatever a record
 * contains, it gets an outcome: what can't be handled is stored as a failed event.
 */
public final class HandleInboundEvents {

  private final Transactions transactions;
  private final EventDecoder decoder;
  private final EventPublication publication;
  private final Clock clock;
  private final InboundMonitor monitor;
  private final FailedEvents failedEvents;
  private final Suspects suspects;
  private final BatchExecution<Attempt, Handled> execution;

  /**
   * With its ports.
   *
   * @param transactions not null
   * @param decoder reads records, not null
   * @param publication makes the records of events, not null
   * @param ids not null
   * @param clock in the service's zone, not null
   * @param schedule of retries, not null
   * @param group the consumer group, not null
   * @param monitor told of everything that was handled, not null
   */
  public HandleInboundEvents(
      Transactions transactions,
      EventDecoder decoder,
      EventPublication publication,
      Ids ids,
      Clock clock,
      RetrySchedule schedule,
      String group,
      InboundMonitor monitor) {
    this.transactions = transactions;
    this.decoder = decoder;
    this.publication = publication;
    this.clock = clock;
    this.monitor = Objects.requireNonNull(monitor, "monitor");
    this.failedEvents = new FailedEvents(ids, schedule, group);
    this.suspects = new Suspects(clock);
    this.execution = new BatchExecution<>(this::inOneTransaction, this::storeAsFailed);
  }

  /**
   * Handles records and commits what they change.
   *
   * @param records in the order in which they were read, not null
   * @return an outcome for each, in order
   * @throws io.couponservice.application.port.OutageException if the database is away; some of the
   *     records may have taken effect, and handling them again finds it
   */
  public List<InboundOutcome> handle(List<InboundRecord> records) {
    return outcomes(firstAttempts(records), execution::run);
  }

  /**
   * Handles records each of which may be what takes the database away: a failure that looks like an
   * outage hits only its culprit, as any other.
   *
   * @param records in the order in which they were read, not null
   * @return an outcome for each, in order
   * @throws io.couponservice.application.port.OutageException if the database is away, so that not
   *     even the failure of a single record can be stored
   */
  public List<InboundOutcome> isolate(List<InboundRecord> records) {
    return outcomes(firstAttempts(records), execution::isolate);
  }

  /** Handles failed events once more, under the claim that their {@code retryAt} ends. */
  void handleAgain(List<FailedEvent> claimed, boolean isolate) {
    List<Attempt> attempts =
        claimed.stream().map(earlier -> attempt(earlier.record(), earlier, null)).toList();
    handled(attempts, isolate);
  }

  /** Handles attempts as they are, none of them beside the others. */
  List<Handled> handled(List<Attempt> attempts, boolean isolate) {
    return handled(attempts, isolate ? execution::isolate : execution::run);
  }

  private List<InboundOutcome> outcomes(
      List<Attempt> attempts, Function<List<Attempt>, List<Handled>> run) {
    return handled(deferSuspects(attempts), run).stream().map(Handled::outcome).toList();
  }

  private List<Handled> handled(
      List<Attempt> attempts, Function<List<Attempt>, List<Handled>> run) {
    long start = System.nanoTime();
    List<Handled> handled = run.apply(attempts);
    tell(handled, start);
    return handled;
  }

  /** What was committed, begun at a time of {@link System#nanoTime()}. */
  void tell(List<Handled> handled, long start) {
    monitor.handled(handled, Duration.ofNanos(System.nanoTime() - start));
  }

  private List<Attempt> firstAttempts(List<InboundRecord> records) {
    return records.stream().map(record -> attempt(record, null, null)).toList();
  }

  /** Whatever the record contains. */
  Attempt attempt(InboundRecord record, FailedEvent earlier, Replay replay) {
    try {
      return new Attempt(record, decoder.decode(record), null, earlier, false, replay);
    } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
      return new Attempt(record, null, asException(e), earlier, false, replay);
    }
  }

  /**
   * Suspects are stored with the batch and tried beside it, so that the others don't pay for them.
   * One whose event is outstanding already can't be stored a second time: it is tried here, since
   * it may be what closes a dead letter.
   */
  private List<Attempt> deferSuspects(List<Attempt> attempts) {
    if (attempts.stream().noneMatch(this::isSuspect)) {
      return attempts;
    }
    Set<EventKey> keys =
        attempts.stream()
            .filter(this::isSuspect)
            .flatMap(attempt -> attempt.key().stream())
            .collect(Collectors.toSet());
    Set<EventKey> outstanding =
        BatchExecution.alone(
            () -> transactions.inTransaction(stores -> stores.failedEvents().outstanding(keys)));
    return attempts.stream()
        .map(
            attempt ->
                isSuspect(attempt) && !outstanding.contains(attempt.key().orElseThrow())
                    ? attempt.asDeferred()
                    : attempt)
        .toList();
  }

  private boolean isSuspect(Attempt attempt) {
    return attempt.earlier() == null && suspects.contains(attempt);
  }

  private List<Handled> inOneTransaction(List<Attempt> attempts) {
    if (attempts.stream().anyMatch(this::isClaimOver)) {
      return attempts.stream().map(each -> each.ended(InboundOutcome.DEFERRED)).toList();
    }
    List<Handled> handled;
    try {
      handled = transactions.inTransaction(stores -> batch(stores, attempts).run());
    } catch (AssertionError | LinkageError | StackOverflowError e) {
      // A bug that one record brings to light, and no reason for the thread to end.
      throw asException(e);
    }
    attempts.stream().filter(attempt -> !attempt.deferred()).forEach(suspects::remove);
    return handled;
  }

  private static RuntimeException asException(Throwable bug) {
    return bug instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(bug.toString(), bug);
  }

  /** Somebody else may have it by now. */
  private boolean isClaimOver(Attempt attempt) {
    return attempt.isRetry() && !clock.instant().isBefore(attempt.earlier().retryAt());
  }

  /** Attempts within a transaction. */
  InboundBatch batch(Stores stores, List<Attempt> attempts) {
    return new InboundBatch(stores, publication, failedEvents, clock, attempts);
  }

  private Handled storeAsFailed(Attempt attempt, RuntimeException cause) {
    suspects.add(attempt);
    return transactions.inTransaction(stores -> storeAsFailed(stores, attempt, cause));
  }

  /** The attempt made its transaction fail: this is another one. */
  Handled storeAsFailed(Stores stores, Attempt attempt, RuntimeException cause) {
    FailedEvent failed = failedEvents.unexpected(attempt, cause, clock.instant());
    Handled handled = attempt.ended(InboundOutcome.FAILED, failed, Effect.NONE);
    return AttemptLog.save(stores, List.of(attempt), List.of(handled), Set.of()).get(0);
  }
}
