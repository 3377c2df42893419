package io.couponservice.application.inbound;

import io.couponservice.application.batching.BatchExecution;
import io.couponservice.application.port.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Counts how often handling the same events failed as in an outage while there was none: one of
 * them may be what takes the database away, each time that it is tried. Of one thread.
 */
final class Strikes {

  private static final int ENOUGH = 3;

  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private final Transactions transactions;
  private final Clock clock;
  private int count;
  private Instant next = Instant.MIN;

  Strikes(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Whether the failures are the events' own, and their culprit is to be searched for. */
  boolean enough() {
    return count >= ENOUGH;
  }

  /**
   * There was another one, if the database takes writes.
   *
   * @throws io.couponservice.application.port.OutageException if it does not
   */
  void add() {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    // Nothing is claimed; but who could not write would be told.
    BatchExecution.alone(
        () -> transactions.inTransaction(stores -> stores.failedEvents().claim(now, now, 0)));
    count++;
    next = now.plus(BETWEEN);
  }

  /** It went well. */
  void forget() {
    count = 0;
  }
}
