package io.couponservice.application.inbound;

import io.couponservice.application.failed.DeadLetter;
import io.couponservice.application.failed.Operation;
import io.couponservice.application.inbound.InboundMonitor.Handled;
import io.couponservice.application.port.OutageException;
import io.couponservice.application.port.ReplayJobStore.Item;
import io.couponservice.application.port.Stores;
import io.couponservice.application.port.Transactions;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/**
 * Hands the stored originals of dead letters to what handled them the first time. One that fails is
 * dead again at once.
 */
public final class ReplayEvents {

  private final HandleInboundEvents inbound;
  private final Strikes strikes;

  /**
   * With what handles them.
   *
   * @param transactions not null
   * @param inbound not null
   * @param clock not null
   */
  public ReplayEvents(Transactions transactions, HandleInboundEvents inbound, Clock clock) {
    this.inbound = inbound;
    this.strikes = new Strikes(transactions, clock);
  }

  /**
   * Replays a part of a job, together with noting how far that has come. Of one thread at a time.
   *
   * @param items in the order in which they are to be handled, not null
   * @param operation with the job, not null
   * @param owner the instance that has the job, not null
   * @return what became of each, in order
   * @throws ReplayEndedException if the job has been stopped or taken over meanwhile
   * @throws OutageException if the database is away; the job is as far as what was committed
   */
  public List<Handled> replay(List<Item> items, Operation operation, String owner) {
    List<Attempt> attempts =
        items.stream()
            .map(item -> attempt(item.letter(), new Replay(operation, owner, item.place())))
            .toList();
    try {
      List<Handled> handled = inbound.handled(attempts, strikes.enough());
      strikes.forget();
      return handled;
    } catch (OutageException e) {
      strikes.add();
      throw e;
    }
  }

  /**
   * Replays a dead letter within a transaction.
   *
   * @param stores of the transaction, not null
   * @param letter not null
   * @param operation not null
   * @return what became of it; once committed, {@link #tell} is to be called
   */
  public Handled replay(Stores stores, DeadLetter letter, Operation operation) {
    Attempt attempt = attempt(letter, new Replay(operation, null, 0));
    return withoutErrors(() -> inbound.batch(stores, List.of(attempt)).run()).get(0);
  }

  /** A bug that one record brings to light is an exception as any other. */
  private static List<Handled> withoutErrors(Supplier<List<Handled>> work) {
    try {
      return work.get();
    } catch (AssertionError | LinkageError | StackOverflowError e) {
      throw new IllegalStateException(e.toString(), e);
    }
  }

  /**
   * Stores that a replay made its transaction fail.
   *
   * @param stores of another transaction, not null
   * @param letter not null
   * @param operation not null
   * @param cause not null
   * @return what became of it; once committed, {@link #tell} is to be called
   */
  public Handled failed(
      Stores stores, DeadLetter letter, Operation operation, RuntimeException cause) {
    return inbound.storeAsFailed(stores, attempt(letter, new Replay(operation, null, 0)), cause);
  }

  /**
   * Tells what a replay would come to now, by the same code. Nothing is stored.
   *
   * @param stores of a transaction that only reads, not null
   * @param letters in the order in which they would be handled, not null
   * @param operation who asks, not null
   * @return what would become of each, in order
   */
  public List<Handled> foresee(Stores stores, List<DeadLetter> letters, Operation operation) {
    Replay replay = new Replay(operation, null, 0);
    List<Attempt> attempts = letters.stream().map(letter -> attempt(letter, replay)).toList();
    return withoutErrors(() -> inbound.batch(stores, attempts).foresee());
  }

  /**
   * Tells whoever counts that a replay was committed.
   *
   * @param handled not null
   * @param start when it began, of {@link System#nanoTime()}
   */
  public void tell(Handled handled, long start) {
    inbound.tell(List.of(handled), start);
  }

  private Attempt attempt(DeadLetter letter, Replay replay) {
    return inbound.attempt(letter.event().record(), letter.event(), replay);
  }
}
