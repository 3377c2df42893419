package io.couponservice.application.replay;

import io.couponservice.application.batching.BatchExecution;
import io.couponservice.application.failed.DeadLetter;
import io.couponservice.application.failed.Operation;
import io.couponservice.application.idempotency.Keyed;
import io.couponservice.application.idempotency.KeyedRequests;
import io.couponservice.application.idempotency.Outcome;
import io.couponservice.application.inbound.InboundMonitor.Handled;
import io.couponservice.application.inbound.ReplayEvents;
import io.couponservice.application.port.OutageException;
import io.couponservice.application.port.Stores;
import io.couponservice.application.port.Transactions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Replays a dead letter, or tells what that would come to. */
public final class ReplayDeadLetters {

  private final Transactions transactions;
  private final ReplayEvents events;

  /**
   * With its ports.
   *
   * @param transactions not null
   * @param events replays, not null
   */
  public ReplayDeadLetters(Transactions transactions, ReplayEvents events) {
    this.transactions = transactions;
    this.events = events;
  }

  /**
   * Asks for a replay.
   *
   * @param deadLetterId not null
   * @param operation who and why, not null
   * @param forced whether it does not matter how often it was replayed before
   */
  public record Replay(String deadLetterId, Operation operation, boolean forced) {
    /** Checks for null. */
    public Replay {
      Objects.requireNonNull(deadLetterId, "deadLetterId");
      Objects.requireNonNull(operation, "operation");
    }
  }

  /**
   * What became of it.
   *
   * @param letter as it was before, not null
   * @param result null if it was not replayed, since it is not dead or was replayed often enough
   */
  public record Replayed(DeadLetter letter, ReplayResult result) {}

  /**
   * Replays a dead letter.
   *
   * @param request not null
   * @return empty if there is none
   * @throws OutageException if the database is away; it may have been replayed
   */
  public Outcome<Optional<Replayed>> replay(Keyed<Replay, Optional<Replayed>> request) {
    long start = System.nanoTime();
    Committed committed = new Committed();
    Outcome<Optional<Replayed>> outcome;
    try {
      outcome = inTransaction(request, committed, events::replay);
    } catch (OutageException e) {
      throw e;
    } catch (RuntimeException e) {
      outcome =
          inTransaction(
              request,
              committed,
              (stores, letter, operation) -> events.failed(stores, letter, operation, e));
    }
    if (committed.handled != null) {
      events.tell(committed.handled, start);
    }
    return outcome;
  }

  /** What is done about a letter in a transaction. */
  @FunctionalInterface
  private interface Work {
    Handled on(Stores stores, DeadLetter letter, Operation operation);
  }

  /** What the last run of a transaction did, since that is the one which was committed. */
  private static final class Committed {
    private Handled handled;
  }

  private Outcome<Optional<Replayed>> inTransaction(
      Keyed<Replay, Optional<Replayed>> request, Committed committed, Work work) {
    return BatchExecution.alone(
        () ->
            transactions.inTransaction(
                stores -> {
                  committed.handled = null;
                  return KeyedRequests.run(
                      stores, request, command -> replayed(stores, command, committed, work));
                }));
  }

  private static Optional<Replayed> replayed(
      Stores stores, Replay command, Committed committed, Work work) {
    return stores
        .deadLetters()
        .find(command.deadLetterId())
        .map(
            letter -> {
              if (!letter.replayable(command.forced())) {
                return new Replayed(letter, null);
              }
              committed.handled = work.on(stores, letter, command.operation());
              return new Replayed(letter, ReplayResult.of(committed.handled));
            });
  }

  /**
   * Tells what a replay would come to now.
   *
   * @param command not null
   * @return empty if there is no such dead letter
   * @throws OutageException if the database is away
   */
  public Optional<Replayed> dryRun(Replay command) {
    return transactions.reading(
        stores ->
            replayed(
                stores,
                command,
                new Committed(),
                (reading, letter, operation) ->
                    events.foresee(reading, List.of(letter), operation).get(0)));
  }
}
