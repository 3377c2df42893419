package io.couponservice.application.failed;

import io.couponservice.application.batching.BatchExecution;
import io.couponservice.application.idempotency.Keyed;
import io.couponservice.application.idempotency.KeyedRequests;
import io.couponservice.application.idempotency.Outcome;
import io.couponservice.application.port.Stores;
import io.couponservice.application.port.Transactions;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Closes dead letters for which nothing is to be done. */
public final class DiscardDeadLetters {

  private final Transactions transactions;

  /**
   * With its port.
   *
   * @param transactions not null
   */
  public DiscardDeadLetters(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Asks for it.
   *
   * @param deadLetterId not null
   * @param operation who and why, not null
   */
  public record Discard(String deadLetterId, Operation operation) {
    /** Checks for null. */
    public Discard {
      Objects.requireNonNull(deadLetterId, "deadLetterId");
      Objects.requireNonNull(operation, "operation");
    }
  }

  /**
   * What became of it.
   *
   * @param letter as it is now, not null
   * @param discarded false if it was not dead: then nothing has changed
   */
  public record Discarded(DeadLetter letter, boolean discarded) {}

  /**
   * Closes a dead letter.
   *
   * @param request not null
   * @return empty if there is none
   * @throws io.couponservice.application.port.OutageException if the database is away
   */
  public Outcome<Optional<Discarded>> discard(Keyed<Discard, Optional<Discarded>> request) {
    Function<Stores, Outcome<Optional<Discarded>>> work =
        stores -> KeyedRequests.run(stores, request, command -> discard(stores, command));
    return BatchExecution.alone(() -> transactions.inTransaction(work));
  }

  private static Optional<Discarded> discard(Stores stores, Discard command) {
    boolean discarded = stores.deadLetters().discard(command.deadLetterId(), command.operation());
    return stores
        .deadLetters()
        .find(command.deadLetterId())
        .map(letter -> new Discarded(letter, discarded));
  }
}
