package io.couponservice.application.replay;

import static io.couponservice.application.fixture.SampleEvents.cancelled;
import static io.couponservice.application.fixture.SampleEvents.paid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.failed.DiscardDeadLetters.Discard;
import io.couponservice.application.failed.FailedEventFilter;
import io.couponservice.application.failed.FailedEventStatus;
import io.couponservice.application.failed.Operation;
import io.couponservice.application.fixture.SampleReservations;
import io.couponservice.application.idempotency.Keyed;
import io.couponservice.application.inbound.InboundOutcome;
import io.couponservice.application.inbound.ReplayEvents;
import io.couponservice.application.inmemory.Faults;
import io.couponservice.application.inmemory.InMemoryService;
import io.couponservice.application.inmemory.StoredFailure;
import io.couponservice.application.port.OutageException;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.application.replay.ReplayJob.Order;
import io.couponservice.application.replay.ReplayJob.Progress;
import io.couponservice.application.replay.ReplayJob.Status;
import io.couponservice.application.replay.ReplayJobs.StopJob;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.coupon.Reservation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunReplayJobsTest implements Faults {

  private static final int RATE = 100;

  private final InMemoryService service = new InMemoryService(this);
  private long nanos = 1;
  private final RunReplayJobs one = runner("one");
  private final RunReplayJobs two = runner("two");
  private String failingCall = "";
  private RuntimeException failure;
  private Runnable beside;
  private boolean looked;

  @Override
  public void after(String call) {
    if (call.equals("commit") && beside != null && looked) {
      Runnable once = beside;
      beside = null;
      once.run();
    }
    looked |= call.equals("replayJobs.items");
  }

  @Override
  public void before(String call) {
    if (call.equals(failingCall)) {
      throw failure;
    }
  }

  @Test
  void a_job_replays_all_and_ends() {
    possible(30);
    long job = start();

    runFor(one, Duration.ofSeconds(3));

    assertThat(job(job).status()).isEqualTo(Status.DONE);
    assertThat(job(job).progress()).isEqualTo(new Progress(30, 30, 0, 0));
    assertThat(used()).isEqualTo(30);
    assertThat(failures(FailedEventStatus.REPLAYED)).isEqualTo(30);
    assertThat(service.database.state().failedEvents())
        .allSatisfy(each -> assertThat(each.history().get(1).operation().jobId()).isEqualTo(job));
  }

  @Test
  void a_job_replays_no_more_a_second_than_it_may() {
    possible(500);
    long job = start();

    runFor(one, Duration.ofSeconds(2));

    assertThat(job(job).progress().done()).isBetween(RATE * 2L - RATE / 5, RATE * 2L + RATE / 5);
  }

  @Test
  void events_of_one_coupon_go_in_their_original_order_whenever_they_failed() {
    Reservation early = early(1);
    InboundRecord paid = service.records.of("evt_paid", paid(early, "pay-1"));
    InboundRecord cancelled =
        service.records.later("evt_cancelled", cancelled(early), Duration.ofSeconds(1));
    service.inbound.handle(List.of(cancelled));
    service.inbound.handle(List.of(paid));
    reserve(early);
    long job = start();

    runFor(one, Duration.ofSeconds(2));

    assertThat(job(job).progress().done()).isEqualTo(2);
    assertThat(service.published())
        .filteredOn(topic -> topic.equals("coupon.used") || topic.equals("coupon.cancelled"))
        .containsExactly("coupon.used", "coupon.cancelled");
  }

  @Test
  void too_many_that_fail_again_stop_a_job() {
    possible(70);
    impossible(30);
    long job = start();

    runFor(one, Duration.ofSeconds(10));

    ReplayJob stopped = job(job);
    assertThat(stopped.status()).isEqualTo(Status.STOPPED);
    assertThat(stopped.end().by()).isEqualTo("coupon-service");
    assertThat(stopped.end().reason()).contains("failed again");
    assertThat(stopped.progress().failed()).isGreaterThan(14).isLessThanOrEqualTo(30);
    assertThat(stopped.progress().left()).isPositive();
  }

  @Test
  void a_job_of_nothing_but_failures_stops_after_twenty() {
    impossible(200);
    long job = start();

    runFor(one, Duration.ofSeconds(10));

    assertThat(job(job).status()).isEqualTo(Status.STOPPED);
    assertThat(job(job).progress().failed()).isEqualTo(RunReplayJobs.LEAST);
  }

  @Test
  void a_job_that_begins_to_fail_late_stops_soon_however_fast_it_is() {
    possible(200);
    impossible(500);
    long job = start(10_000, 0.2);

    runFor(one, Duration.ofSeconds(10));

    assertThat(job(job).status()).isEqualTo(Status.STOPPED);
    assertThat(job(job).progress().done()).isEqualTo(200);
    assertThat(job(job).progress().failed()).as("50 are a fifth of 250").isBetween(51L, 70L);
  }

  @Test
  void a_job_that_may_fail_altogether_goes_on_to_its_end() {
    impossible(100);
    long job = start(RATE, 1);

    runFor(one, Duration.ofSeconds(10));

    assertThat(job(job).status()).isEqualTo(Status.DONE);
    assertThat(job(job).progress().failed()).isEqualTo(100);
  }

  @Test
  void once_a_job_is_stopped_nothing_more_is_replayed() {
    possible(100);
    long job = start();
    runFor(one, Duration.ofMillis(500));
    long done = job(job).progress().done();
    assertThat(done).isBetween(1L, 99L);

    service.replayJobs.stop(Keyed.of(new StopJob(job, "kim", "enough")));
    runFor(one, Duration.ofSeconds(10));

    assertThat(job(job).status()).isEqualTo(Status.STOPPED);
    assertThat(used()).isEqualTo(done);
  }

  @Test
  void a_job_that_is_started_twice_replays_once() {
    possible(50);
    long first = start();
    long second = start();

    runFor(one, Duration.ofSeconds(5));

    assertThat(job(first).progress()).isEqualTo(new Progress(50, 50, 0, 0));
    assertThat(job(second).status()).isEqualTo(Status.DONE);
    assertThat(job(second).progress()).isEqualTo(new Progress(50, 0, 0, 50));
    assertThat(service.published()).filteredOn("coupon.used"::equals).hasSize(50);
  }

  @Test
  void another_instance_goes_on_when_one_is_gone() {
    possible(100);
    long job = start();
    runFor(one, Duration.ofMillis(500));
    long done = job(job).progress().done();

    runFor(two, Duration.ofSeconds(2));
    assertThat(job(job).progress().done()).as("one may still be there").isEqualTo(done);
    service.clock.pass(Duration.ofSeconds(11));
    runFor(two, Duration.ofSeconds(5));

    assertThat(job(job).progress()).isEqualTo(new Progress(100, 100, 0, 0));
    assertThat(service.published()).filteredOn("coupon.used"::equals).hasSize(100);
  }

  @Test
  void one_that_was_frozen_does_nothing_after_another_took_over() {
    possible(100);
    long job = start();
    runFor(one, Duration.ofMillis(500));
    service.clock.pass(Duration.ofSeconds(11));
    runFor(two, Duration.ofMillis(500));
    long done = job(job).progress().done();

    // Its last look is not old by its own clock.
    for (int i = 0; i < 9; i++) {
      nanos += Duration.ofMillis(1).toNanos();
      one.runOnce();
    }

    assertThat(job(job).progress().done()).isEqualTo(done);
    assertThat(used()).isEqualTo(done);
  }

  @Test
  void an_outage_costs_nothing() {
    possible(30);
    long job = start();
    failingCall = "coupons.update";
    failure = new OutageException("away", null);
    nanos += Duration.ofSeconds(1).toNanos();
    assertThatThrownBy(one::runOnce).isInstanceOf(OutageException.class);

    failingCall = "";
    runFor(one, Duration.ofSeconds(5));

    assertThat(job(job).progress()).isEqualTo(new Progress(30, 30, 0, 0));
  }

  @Test
  void a_bug_is_the_failure_of_its_culprit_only() {
    possible(3);
    Reservation poisoned = early(99);
    service.handle("evt_99", paid(poisoned, "pay-99"));
    reserve(poisoned);
    long job = start();
    RunReplayJobs runner = runner("three");

    // Whatever updates all of a batch fails: each is found out by itself.
    failingCall = "coupons.update";
    failure = new IllegalStateException("a bug");
    runFor(runner, Duration.ofSeconds(2));

    assertThat(job(job).progress()).isEqualTo(new Progress(4, 0, 4, 0));
    assertThat(failures(FailedEventStatus.DEAD)).isEqualTo(4);
    assertThat(service.database.state().failedEvents())
        .allSatisfy(each -> assertThat(each.event().reason()).isEqualTo("UNEXPECTED"));
  }

  @Test
  void what_is_discarded_while_it_is_replayed_has_no_effect() {
    possible(3);
    long job = start();
    String discarded = failures().get(1).event().deadLetterId();
    // Between the look at the dead letters and the transaction that replays them.
    beside =
        () ->
            service.discard.discard(
                Keyed.of(new Discard(discarded, new Operation("lee", "corr_2", null, null))));

    runFor(one, Duration.ofSeconds(5));

    assertThat(job(job).status()).isEqualTo(Status.DONE);
    assertThat(job(job).progress()).isEqualTo(new Progress(3, 2, 0, 1));
    assertThat(used()).isEqualTo(2);
    assertThat(failures(FailedEventStatus.DISCARDED)).isEqualTo(1);
  }

  @Test
  void what_was_replayed_often_enough_is_left_out() {
    impossible(2);
    for (int i = 0; i < 3; i++) {
      start();
    }
    long fourth = start();
    runFor(one, Duration.ofSeconds(5));

    assertThat(job(fourth).progress()).isEqualTo(new Progress(2, 0, 0, 2));
    assertThat(service.database.state().failedEvents())
        .extracting(StoredFailure::replays)
        .containsOnly(3);
  }

  private RunReplayJobs runner(String owner) {
    return new RunReplayJobs(
        service.database.transactions(),
        new ReplayEvents(service.database.transactions(), service.inbound, service.clock),
        owner,
        () -> nanos);
  }

  private void runFor(RunReplayJobs runner, Duration time) {
    long end = nanos + time.toNanos();
    while (nanos < end) {
      nanos += Duration.ofMillis(10).toNanos();
      runner.runOnce();
    }
  }

  private long start() {
    return start(RATE, 0.2);
  }

  private long start(int perSecond, double stopShare) {
    Operation kim = new Operation("kim", "corr_ops", null, null);
    Order order = new Order(FailedEventFilter.ALL, kim, false, perSecond, stopShare);
    return service.replayJobs.start(Keyed.of(order)).result().jobId();
  }

  private ReplayJob job(long jobId) {
    Optional<ReplayJob> found = service.replayJobs.find(jobId);
    return found.orElseThrow();
  }

  /** Payments that came before their reservations. */
  private void possible(int count) {
    for (int i = 0; i < count; i++) {
      Reservation early = early(i);
      assertThat(service.handle("evt_" + i, paid(early, "pay-" + i)))
          .isEqualTo(InboundOutcome.REFUSED);
      reserve(early);
    }
  }

  /** Payments of reservations that there never were. */
  private void impossible(int count) {
    for (int i = 0; i < count; i++) {
      service.handle("evt_x" + i, paid(early(1_000 + i), "pay-x" + i));
    }
  }

  private Reservation early(int number) {
    return SampleReservations.active("RESV-" + number, service.coupon(), "order-" + number);
  }

  private void reserve(Reservation early) {
    Coupon coupon = service.database.state().coupons().get(early.couponId());
    service.reserve.reserve(
        List.of(service.reserving(coupon, early.orderId(), early.reservationId())));
  }

  private long used() {
    return service.database.state().coupons().values().stream()
        .filter(each -> each.status() == CouponStatus.USED)
        .count();
  }

  private List<StoredFailure> failures() {
    return List.copyOf(service.database.state().failedEvents());
  }

  private long failures(FailedEventStatus status) {
    return service.database.state().failedEvents().stream()
        .filter(each -> each.status() == status)
        .count();
  }
}
