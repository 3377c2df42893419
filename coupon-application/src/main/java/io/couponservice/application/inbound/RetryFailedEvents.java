package io.couponservice.application.inbound;

import io.couponservice.application.batching.BatchExecution;
import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.port.OutageException;
import io.couponservice.application.port.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Tries failed events again when they are due. Any number of instances may do so at once: each
 * claims what it tries, and a claim that is not kept ends by itself.
 */
public final class RetryFailedEvents {

  /** Longer than a round takes, and what an event waits at most if its instance dies. */
  private static final Duration CLAIM = Duration.ofMinutes(2);

  private final Transactions transactions;
  private final HandleInboundEvents inbound;
  private final Clock clock;
  // Claimed when the database went away: an outage is no attempt.
  private List<FailedEvent> inHand = List.of();
  private final Strikes strikes;

  /**
   * With its ports.
   *
   * @param transactions not null
   * @param inbound handles the events, not null
   * @param clock not null
   */
  public RetryFailedEvents(Transactions transactions, HandleInboundEvents inbound, Clock clock) {
    this.transactions = transactions;
    this.inbound = inbound;
    this.clock = clock;
    this.strikes = new Strikes(transactions, clock);
  }

  /**
   * Tries some of the failed events that are due. Of one thread at a time.
   *
   * @param limit the most of them, 1 or more
   * @return how many were tried; fewer than the limit if nothing else is due
   * @throws io.couponservice.application.port.OutageException if the database is away
   */
  public int retryDue(int limit) {
    if (inHand.isEmpty()) {
      inHand = claim(limit);
    }
    int tried = inHand.size();
    if (tried > 0) {
      try {
        inbound.handleAgain(inHand, strikes.enough());
      } catch (OutageException e) {
        strikes.add();
        throw e;
      }
      inHand = List.of();
      strikes.forget();
    }
    return tried;
  }

  private List<FailedEvent> claim(int limit) {
    Instant now = clock.instant();
    // As exact as every store keeps it: the end tells one claim from another.
    Instant until = now.plus(CLAIM).truncatedTo(ChronoUnit.MILLIS);
    return BatchExecution.alone(
        () -> transactions.inTransaction(stores -> stores.failedEvents().claim(now, until, limit)));
  }
}
