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
    // Of the last run of the transaction: the one that was committed.
    Handled[] handled = new Handled[1];
    Outcome<Optional<Replayed>> outcome;
    try {
      outcome =
          inTransaction(
              request,
              (stores, letter) -> {
                handled[0] = events.replay(stores, letter, request.command().operation());
                return handled[0];
              });
    } catch (OutageException e) {
      throw e;
    } catch (RuntimeException e) {
      outcome =
          inTransaction(
              request,
              (stores, letter) -> {
                handled[0] = events.failed(stores, letter, request.command().operation(), e);
                return handled[0];
              });
    }
    if (handled[0] != null) {
      events.tell(handled[0], start);
    }
    return outcome;
  }

  /** What is done about a letter in a transaction. */
  @FunctionalInterface
  private interface Work {
    Handled on(Stores stores, DeadLetter letter);
  }

  private Outcome<Optional<Replayed>> inTransaction(
      Keyed<Replay, Optional<Replayed>> request, Work work) {
    return BatchExecution.alone(
        () ->
            transactions.inTransaction(
                stores ->
                    KeyedRequests.run(
                        stores,
                        request,
                        command ->
                            stores
                                .deadLetters()
                                .find(command.deadLetterId())
                                .map(letter -> replayed(stores, letter, command, work)))));
  }

  private static Replayed replayed(Stores stores, DeadLetter letter, Replay command, Work work) {
    return letter.replayable(command.forced())
        ? new Replayed(letter, ReplayResult.of(work.on(stores, letter)))
        : new Replayed(letter, null);
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
            stores
                .deadLetters()
                .find(command.deadLetterId())
                .map(
                    letter ->
                        replayed(
                            stores,
                            letter,
                            command,
                            (reading, one) ->
                                events
                                    .foresee(reading, List.of(one), command.operation())
                                    .get(0))));
  }
}
