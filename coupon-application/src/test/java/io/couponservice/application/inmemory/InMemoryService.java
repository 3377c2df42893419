package io.couponservice.application.inmemory;

import io.couponservice.application.audit.AdminAudit;
import io.couponservice.application.coupon.Answer;
import io.couponservice.application.coupon.ExpireCoupons;
import io.couponservice.application.coupon.IssueCoupons;
import io.couponservice.application.coupon.IssueCoupons.IssueCoupon;
import io.couponservice.application.coupon.IssueToUsers;
import io.couponservice.application.coupon.IssuedCoupon;
import io.couponservice.application.coupon.ReleaseReservations;
import io.couponservice.application.coupon.ReserveCoupons;
import io.couponservice.application.coupon.ReserveCoupons.ReserveCoupon;
import io.couponservice.application.coupon.ReservedCoupon;
import io.couponservice.application.coupon.TimeOutReservations;
import io.couponservice.application.coupon.UseCoupons;
import io.couponservice.application.coupon.WrongCodeLimit;
import io.couponservice.application.event.Cause;
import io.couponservice.application.event.EventPublication;
import io.couponservice.application.failed.DiscardDeadLetters;
import io.couponservice.application.failed.ReadDeadLetters;
import io.couponservice.application.fixture.CountingIds;
import io.couponservice.application.fixture.InboundRecords;
import io.couponservice.application.fixture.SampleTerms;
import io.couponservice.application.fixture.TextEventDecoder;
import io.couponservice.application.fixture.TextEventEncoder;
import io.couponservice.application.inbound.HandleInboundEvents;
import io.couponservice.application.inbound.InboundMonitor.Handled;
import io.couponservice.application.inbound.InboundOutcome;
import io.couponservice.application.inbound.ReplayEvents;
import io.couponservice.application.inbound.RetryFailedEvents;
import io.couponservice.application.outbox.UndeliverableRecords;
import io.couponservice.application.policy.Policies;
import io.couponservice.application.replay.DryRunDeadLetters;
import io.couponservice.application.replay.ReplayDeadLetters;
import io.couponservice.application.replay.ReplayJobs;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.coupon.ReserveDecision;
import io.couponservice.domain.event.InboundEvent;
import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.CouponPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The use cases over a database in memory, with shorthands for what tests start from. */
public final class InMemoryService {

  /** What every command of a test follows from. */
  public static final Cause CAUSE = new Cause("corr_test", null, null, "tester");

  /** The clock of the service and of the database. */
  public final MovableClock clock = new MovableClock();

  public final CountingIds ids = new CountingIds();
  public final InboundRecords records = new InboundRecords();
  public final InMemoryDatabase database;
  public final Policies policies;
  public final IssueCoupons issue;
  public final IssueToUsers issueToUsers;
  public final ReserveCoupons reserve;
  public final UseCoupons use;
  public final ReleaseReservations release;
  public final ExpireCoupons expire;
  public final TimeOutReservations timeOut;
  public final HandleInboundEvents inbound;
  public final RetryFailedEvents retry;
  public final ReplayEvents replays;
  public final ReadDeadLetters deadLetters;

  /** What the monitor was told of. */
  public final List<Handled> told = Collections.synchronizedList(new ArrayList<>());

  public final DiscardDeadLetters discard;
  public final ReplayDeadLetters replay;
  public final DryRunDeadLetters dryRun;
  public final ReplayJobs replayJobs;
  public final UndeliverableRecords undeliverable;
  public final AdminAudit audit;

  /** In which nothing goes wrong. */
  public InMemoryService() {
    this(Faults.NONE);
  }

  /** Over a database with faults. */
  public InMemoryService(Faults faults) {
    database = new InMemoryDatabase(clock, faults);
    EventPublication publication = new EventPublication(ids, new TextEventEncoder());
    policies = new Policies(database.transactions(), clock);
    issue = new IssueCoupons(database.transactions(), publication, clock, WrongCodeLimit.DEFAULT);
    issueToUsers = new IssueToUsers(database.transactions(), publication, clock);
    reserve = new ReserveCoupons(database.transactions(), publication, clock);
    use = new UseCoupons(database.transactions(), publication, clock);
    release = new ReleaseReservations(database.transactions(), publication, clock);
    expire =
        new ExpireCoupons(
            database.transactions(), publication, ids, clock, InMemoryService::unexpected);
    timeOut =
        new TimeOutReservations(
            database.transactions(), publication, ids, clock, InMemoryService::unexpected);
    inbound =
        new HandleInboundEvents(
            database.transactions(),
            new TextEventDecoder(),
            publication,
            ids,
            clock,
            InMemoryService::waitAfter,
            "coupons",
            (records, took) -> told.addAll(records));
    retry = new RetryFailedEvents(database.transactions(), inbound, clock);
    replays = new ReplayEvents(database.transactions(), inbound, clock);
    deadLetters = new ReadDeadLetters(database.transactions(), new TextEventDecoder());
    discard = new DiscardDeadLetters(database.transactions());
    replay = new ReplayDeadLetters(database.transactions(), replays);
    dryRun = new DryRunDeadLetters(database.transactions(), replays);
    replayJobs = new ReplayJobs(database.transactions());
    undeliverable = new UndeliverableRecords(database.transactions());
    audit = new AdminAudit(database.transactions());
  }

  /** Three attempts, at 0, 1 and 3 s. */
  private static Optional<Duration> waitAfter(int attempts) {
    return attempts < 3 ? Optional.of(Duration.ofSeconds(attempts)) : Optional.empty();
  }

  private static void unexpected(Object due, RuntimeException failure) {
    throw new AssertionError("failed: " + due, failure);
  }

  /** A new policy. */
  public CouponPolicy policy(SampleTerms terms) {
    return policies.create(terms.build()).orElseThrow().policy();
  }

  /** A new coupon of a policy. */
  public Coupon coupon(CouponPolicy policy, long userId) {
    Answer<IssuedCoupon> answer =
        issue
            .issue(List.of(IssueCoupon.direct(ids.commandId(), userId, policy.policyId(), CAUSE)))
            .get(0);
    return ((Answer.Done<IssuedCoupon>) answer).value().coupon();
  }

  /** A new coupon of a policy of its own. */
  public Coupon coupon() {
    return coupon(policy(SampleTerms.terms()), 7);
  }

  /** A reservation of a coupon by its owner. */
  public Reservation reservation(Coupon coupon, String orderId) {
    Answer<ReservedCoupon> answer = reserve.reserve(List.of(reserving(coupon, orderId))).get(0);
    return ((Answer.Done<ReservedCoupon>) answer).value().reservation();
  }

  /** The command that reserves a coupon for its owner. */
  public ReserveCoupon reserving(Coupon coupon, String orderId) {
    return reserving(coupon, orderId, ids.reservationId());
  }

  /** The command that reserves a coupon for its owner, under an id that is known before. */
  public ReserveCoupon reserving(Coupon coupon, String orderId, String reservationId) {
    return new ReserveCoupon(
        ids.commandId(),
        coupon.couponId(),
        new ReserveDecision.Request(reservationId, coupon.userId(), orderId, new Won(10_000)),
        CAUSE);
  }

  /** Handles an event alone. */
  public InboundOutcome handle(String eventId, InboundEvent event) {
    return inbound.handle(List.of(records.of(eventId, event))).get(0);
  }

  /** A coupon as it is stored. */
  public Coupon stored(Coupon coupon) {
    return database.state().coupons().get(coupon.couponId());
  }

  /** A reservation as it is stored. */
  public Reservation stored(Reservation reservation) {
    return database.state().reservations().get(reservation.reservationId());
  }

  /** The topics of what waits in the outbox, the oldest first. */
  public List<String> published() {
    return database.state().outbox().stream().map(entry -> entry.record().topic()).toList();
  }
}
