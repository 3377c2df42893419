package io.couponservice.bootstrap.wiring;

import io.couponservice.application.audit.AdminAudit;
import io.couponservice.application.coupon.ExpireCoupons;
import io.couponservice.application.coupon.IssueCoupons;
import io.couponservice.application.coupon.IssueToUsers;
import io.couponservice.application.coupon.ReadCoupons;
import io.couponservice.application.coupon.ReleaseReservations;
import io.couponservice.application.coupon.ReserveCoupons;
import io.couponservice.application.coupon.TimeOutReservations;
import io.couponservice.application.coupon.UseCoupons;
import io.couponservice.application.coupon.WrongCodeLimit;
import io.couponservice.application.event.EventPublication;
import io.couponservice.application.failed.DiscardDeadLetters;
import io.couponservice.application.failed.ReadDeadLetters;
import io.couponservice.application.inbound.HandleInboundEvents;
import io.couponservice.application.inbound.InboundMonitor;
import io.couponservice.application.inbound.ReplayEvents;
import io.couponservice.application.inbound.RetryFailedEvents;
import io.couponservice.application.outbox.UndeliverableRecords;
import io.couponservice.application.policy.FoldCounts;
import io.couponservice.application.policy.Policies;
import io.couponservice.application.port.EventDecoder;
import io.couponservice.application.port.EventEncoder;
import io.couponservice.application.port.Ids;
import io.couponservice.application.port.RetrySchedule;
import io.couponservice.application.port.Transactions;
import io.couponservice.application.replay.DryRunDeadLetters;
import io.couponservice.application.replay.ReplayDeadLetters;
import io.couponservice.application.replay.ReplayJobs;
import io.couponservice.application.replay.RunReplayJobs;
import io.couponservice.application.retention.PurgeOldRows;
import io.couponservice.application.retention.Retention;
import io.couponservice.kafka.codec.JsonEventDecoder;
import io.couponservice.kafka.retry.ExponentialRetrySchedule;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All use cases on their ports.
 *
 * @param policies not null
 * @param issue not null
 * @param issueToUsers not null
 * @param reserve not null
 * @param release not null
 * @param use not null
 * @param read not null
 * @param inbound not null
 * @param retry not null
 * @param deadLetters not null
 * @param discard not null
 * @param replay not null
 * @param dryRun not null
 * @param replayJobs not null
 * @param runReplayJobs not null
 * @param undeliverable not null
 * @param audit not null
 * @param timeOut not null
 * @param expire not null
 * @param fold not null
 * @param purge not null
 */
public record UseCases(
    Policies policies,
    IssueCoupons issue,
    IssueToUsers issueToUsers,
    ReserveCoupons reserve,
    ReleaseReservations release,
    UseCoupons use,
    ReadCoupons read,
    HandleInboundEvents inbound,
    RetryFailedEvents retry,
    ReadDeadLetters deadLetters,
    DiscardDeadLetters discard,
    ReplayDeadLetters replay,
    DryRunDeadLetters dryRun,
    ReplayJobs replayJobs,
    RunReplayJobs runReplayJobs,
    UndeliverableRecords undeliverable,
    AdminAudit audit,
    TimeOutReservations timeOut,
    ExpireCoupons expire,
    FoldCounts fold,
    PurgeOldRows purge) {

  /** The consumer group, by contract. */
  public static final String GROUP = "coupon-service";

  /** The retries of the contract: three attempts, at 0, 1 and 3 s. */
  public static final RetrySchedule RETRIES =
      new ExponentialRetrySchedule(3, Duration.ofSeconds(1), Duration.ofSeconds(10));

  private static final Logger LOG = LoggerFactory.getLogger(UseCases.class);

  /**
   * Puts them together, with the defaults of the contract, and nobody who is told.
   *
   * @param transactions not null
   * @param encoder writes what is published, not null
   * @param ids not null
   * @param clock in the service's zone, not null
   * @return never null
   */
  public static UseCases on(Transactions transactions, EventEncoder encoder, Ids ids, Clock clock) {
    return on(
        transactions,
        encoder,
        ids,
        clock,
        RETRIES,
        InboundMonitor.NONE,
        Retention.LEAST,
        WrongCodeLimit.DEFAULT);
  }

  /**
   * Puts them together.
   *
   * @param transactions not null
   * @param encoder writes what is published, not null
   * @param ids not null
   * @param clock in the service's zone, not null
   * @param schedule of the retries of failed events, not null
   * @param monitor told of consumed records, not null
   * @param retention how long things are kept, not null
   * @param wrongCodes how many wrong codes a user may enter, not null
   * @return never null
   */
  public static UseCases on(
      Transactions transactions,
      EventEncoder encoder,
      Ids ids,
      Clock clock,
      RetrySchedule schedule,
      InboundMonitor monitor,
      Retention retention,
      WrongCodeLimit wrongCodes) {
    EventPublication publication = new EventPublication(ids, encoder);
    EventDecoder decoder = new JsonEventDecoder();
    HandleInboundEvents inbound =
        new HandleInboundEvents(
            transactions, decoder, publication, ids, clock, schedule, GROUP, monitor);
    ReplayEvents replays = new ReplayEvents(transactions, inbound, clock);
    return new UseCases(
        new Policies(transactions, clock),
        new IssueCoupons(transactions, publication, clock, wrongCodes),
        new IssueToUsers(transactions, publication, clock),
        new ReserveCoupons(transactions, publication, clock),
        new ReleaseReservations(transactions, publication, clock),
        new UseCoupons(transactions, publication, clock),
        new ReadCoupons(transactions),
        inbound,
        new RetryFailedEvents(transactions, inbound, clock),
        new ReadDeadLetters(transactions, decoder),
        new DiscardDeadLetters(transactions),
        new ReplayDeadLetters(transactions, replays),
        new DryRunDeadLetters(transactions, replays),
        new ReplayJobs(transactions),
        new RunReplayJobs(
            transactions,
            new ReplayEvents(transactions, inbound, clock),
            ids.commandId(),
            System::nanoTime),
        new UndeliverableRecords(transactions),
        new AdminAudit(transactions),
        new TimeOutReservations(
            transactions,
            publication,
            ids,
            clock,
            (due, failure) ->
                LOG.error("reservation {} can't be timed out", due.reservationId(), failure)),
        new ExpireCoupons(
            transactions,
            publication,
            ids,
            clock,
            (couponId, failure) -> LOG.error("coupon {} can't be expired", couponId, failure)),
        new FoldCounts(transactions),
        new PurgeOldRows(transactions, retention));
  }
}
