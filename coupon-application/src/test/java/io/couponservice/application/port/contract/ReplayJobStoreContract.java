package io.couponservice.application.port.contract;

import static io.couponservice.application.failed.FailedEventFilter.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.failed.FailedEventFilter;
import io.couponservice.application.failed.Operation;
import io.couponservice.application.fixture.SampleFailures;
import io.couponservice.application.fixture.SampleTimes;
import io.couponservice.application.port.ReplayJobStore;
import io.couponservice.application.port.ReplayJobStore.Item;
import io.couponservice.application.port.ReplayJobStore.Step;
import io.couponservice.application.replay.ReplayJob;
import io.couponservice.application.replay.ReplayJob.Order;
import io.couponservice.application.replay.ReplayJob.Progress;
import io.couponservice.application.replay.ReplayJob.Status;
import io.couponservice.application.replay.ReplayJob.Stop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link ReplayJobStore} promises. */
public interface ReplayJobStoreContract extends Contract {

  /** Who replays in these tests. */
  Operation OPERATION = new Operation("kim", "corr_1", null, null);

  /** Longer than these tests take. */
  Duration LEASE = Duration.ofHours(1);

  @Test
  default void a_job_begins_with_what_is_dead_in_its_original_order() {
    run(
        stores ->
            stores
                .failedEvents()
                .store(
                    List.of(
                        SampleFailures.at(3, "evt_3"),
                        SampleFailures.at(1, "evt_1"),
                        SampleFailures.retrying(2, "evt_2", SampleTimes.INSTANT))));

    ReplayJob job = create(ALL);

    assertThat(job.status()).isEqualTo(Status.WAITING);
    assertThat(job.progress()).isEqualTo(new Progress(2, 0, 0, 0));
    assertThat(job.progress().left()).isEqualTo(2);
    assertThat(items(job, 0, 9))
        .extracting(item -> item.place() + " " + item.letter().event().eventId())
        .containsExactly("0 evt_1", "1 evt_3");
    assertThat(items(job, 1, 9)).hasSize(1);
    assertThat(items(job, 0, 1)).hasSize(1);
  }

  @Test
  default void what_is_closed_or_was_replayed_often_enough_is_left_out() {
    ReplayJob job = jobOf(3);
    String first = items(job, 0, 9).get(0).letter().event().deadLetterId();
    run(stores -> stores.deadLetters().discard(first, OPERATION));
    for (int attempt = 2; attempt < 5; attempt++) {
      int number = attempt;
      run(
          stores ->
              stores
                  .failedEvents()
                  .replayFailed(
                      List.of(
                          SampleFailures.failedAgain(SampleFailures.at(1, "evt_1"), number, null)),
                      OPERATION));
    }

    assertThat(items(job, 0, 9)).extracting(Item::place).containsExactly(2L);
  }

  @Test
  default void what_was_asked_for_is_shown() {
    FailedEventFilter filter =
        new FailedEventFilter(
            "topic",
            "reason",
            null,
            SampleTimes.INSTANT,
            SampleTimes.INSTANT.plusSeconds(1),
            null,
            null,
            null,
            List.of());
    Order order = new Order(filter, new Operation("kim", "corr_1", "why", null), true, 30, 0.5);

    ReplayJob job = in(stores -> stores.replayJobs().create(order));

    assertThat(job.order()).isEqualTo(order);
    assertThat(found(job)).isEqualTo(job);
    assertThat(optional(stores -> stores.replayJobs().find(job.jobId() + 1))).isEmpty();
    assertThat(create(ALL).order().operation().note()).isNull();
  }

  @Test
  default void jobs_run_one_after_the_other_each_of_one_owner() {
    ReplayJob first = create(ALL);
    ReplayJob second = create(ALL);

    assertThat(claimed("one")).contains(first.jobId());
    assertThat(claimed("one")).contains(first.jobId());
    assertThat(claimed("two")).as("somebody has the first").isEmpty();
    assertThat(found(first).status()).isEqualTo(Status.RUNNING);
    assertThat(found(first).times().started()).isNotNull();

    run(stores -> stores.replayJobs().finish(first.jobId(), "one"));
    assertThat(found(first).status()).isEqualTo(Status.DONE);
    assertThat(found(first).times().ended()).isNotNull();
    assertThat(claimed("two")).contains(second.jobId());
  }

  @Test
  default void a_lease_that_is_over_is_anybodys() {
    ReplayJob job = create(ALL);
    in(stores -> stores.replayJobs().claim("one", Duration.ofMillis(-1)));

    assertThat(claimed("two")).contains(job.jobId());
    assertThat(claimed("one")).isEmpty();
  }

  @Test
  default void a_step_counts_once_and_only_for_the_owner() {
    ReplayJob job = jobOf(5);
    claimed("one");

    assertThat(advance(new Step(job.jobId(), "two", 0, 2, 2, 0))).isFalse();
    assertThat(advance(new Step(job.jobId(), "one", 1, 3, 1, 1))).isTrue();
    assertThat(found(job).progress()).isEqualTo(new Progress(5, 1, 1, 1));
    assertThat(advance(new Step(job.jobId(), "one", 1, 3, 1, 1))).isFalse();
    assertThat(advance(new Step(job.jobId(), "one", 3, 4, 1, 0))).isTrue();
    assertThat(found(job).progress()).isEqualTo(new Progress(5, 2, 1, 1));
    run(stores -> stores.replayJobs().finish(job.jobId(), "one"));
    assertThat(found(job).progress()).isEqualTo(new Progress(5, 2, 1, 2));
  }

  @Test
  default void a_job_that_was_stopped_goes_no_further() {
    ReplayJob job = jobOf(2);
    claimed("one");

    ReplayJob stopped =
        optional(stores -> stores.replayJobs().stop(job.jobId(), "kim", "a mistake")).orElseThrow();

    assertThat(stopped.status()).isEqualTo(Status.STOPPED);
    assertThat(stopped.end()).isEqualTo(new Stop("kim", "a mistake"));
    assertThat(advance(new Step(job.jobId(), "one", 0, 1, 1, 0))).isFalse();
    run(stores -> stores.replayJobs().finish(job.jobId(), "one"));
    assertThat(found(job).status()).isEqualTo(Status.STOPPED);
    assertThat(claimed("one")).isEmpty();
    assertThat(
            optional(stores -> stores.replayJobs().stop(job.jobId(), "lee", "again"))
                .orElseThrow()
                .end())
        .as("who was first")
        .isEqualTo(new Stop("kim", "a mistake"));
    assertThat(optional(stores -> stores.replayJobs().stop(-1, "kim", "none"))).isEmpty();
  }

  @Test
  default void pages_follow_each_other_the_newest_first() {
    ReplayJob first = create(ALL);
    ReplayJob second = create(ALL);

    assertThat(list(stores -> stores.replayJobs().newest(Long.MAX_VALUE, 1)))
        .containsExactly(second);
    assertThat(list(stores -> stores.replayJobs().newest(second.jobId(), 9)))
        .containsExactly(first);
  }

  private ReplayJob jobOf(int letters) {
    for (int i = 0; i < letters; i++) {
      int offset = i;
      run(
          stores ->
              stores.failedEvents().store(List.of(SampleFailures.at(offset, "evt_" + offset))));
    }
    return create(ALL);
  }

  private ReplayJob create(FailedEventFilter filter) {
    Order order = new Order(filter, new Operation("kim", "corr_1", null, null), false, 500, 0.2);
    return in(stores -> stores.replayJobs().create(order));
  }

  private Optional<Long> claimed(String owner) {
    return optional(stores -> stores.replayJobs().claim(owner, LEASE)).map(ReplayJob::jobId);
  }

  private boolean advance(Step step) {
    return in(stores -> stores.replayJobs().advance(step));
  }

  private ReplayJob found(ReplayJob job) {
    return optional(stores -> stores.replayJobs().find(job.jobId())).orElseThrow();
  }

  private List<Item> items(ReplayJob job, long from, int limit) {
    return list(stores -> stores.replayJobs().items(job, from, limit));
  }
}
