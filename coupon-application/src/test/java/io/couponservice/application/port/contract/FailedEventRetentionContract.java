package io.couponservice.application.port.contract;

import static io.couponservice.application.failed.FailedEventFilter.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.failed.DeadLetters;
import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.failed.Operation;
import io.couponservice.application.fixture.SampleFailures;
import io.couponservice.application.fixture.SampleTimes;
import io.couponservice.application.outbox.ShardLease;
import io.couponservice.application.outbox.UndeliverableRecord;
import io.couponservice.application.port.RetentionStore;
import io.couponservice.application.record.Header;
import io.couponservice.application.record.OutboundRecord;
import io.couponservice.application.replay.ReplayJob;
import io.couponservice.application.replay.ReplayJob.Order;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link RetentionStore} promises about failed events and the jobs that replay them. */
public interface FailedEventRetentionContract extends Contract {

  /** Who closes and replays in these tests. */
  Operation OPERATION = new Operation("kim", "corr_1", null, null);

  /** How long the closed are kept in these tests. */
  Duration WEEK = Duration.ofDays(7);

  @Test
  default void closed_ones_are_deleted_with_their_history_once_they_are_old_enough() {
    FailedEvent old = closed(1);
    backend().age(WEEK.plusDays(1));
    FailedEvent young = closed(2);

    assertThat(purge(10)).isEqualTo(1);
    assertThat(optional(stores -> stores.deadLetters().find(old.deadLetterId()))).isEmpty();
    assertThat(list(stores -> stores.deadLetters().history(old.deadLetterId()))).isEmpty();
    assertThat(optional(stores -> stores.deadLetters().find(young.deadLetterId()))).isPresent();
  }

  @Test
  default void outstanding_ones_stay_however_old_they_are() {
    store(SampleFailures.at(1, "evt_dead"));
    store(SampleFailures.retrying(2, "evt_retrying", SampleTimes.INSTANT));
    backend().age(WEEK.multipliedBy(99));

    assertThat(purge(10)).isZero();
    assertThat(list(stores -> stores.deadLetters().newest(ALL, Long.MAX_VALUE, 9))).hasSize(2);
  }

  @Test
  default void no_more_are_deleted_than_the_limit() {
    closed(1);
    closed(2);
    closed(3);
    backend().age(WEEK.plusDays(1));

    assertThat(purge(2)).isEqualTo(2);
    assertThat(purge(2)).isEqualTo(1);
    assertThat(purge(2)).isZero();
  }

  @Test
  default void what_the_topic_of_dead_letters_refused_goes_with_them() {
    FailedEvent old = closed(1);
    FailedEvent dead = SampleFailures.at(2, "evt_2");
    store(dead);
    refuse(old);
    refuse(dead);
    backend().age(WEEK.plusDays(1));

    assertThat(purge(10)).isEqualTo(1);
    assertThat(list(stores -> stores.undeliverable().refused(Long.MAX_VALUE, 9)))
        .extracting(UndeliverableRecord::deadLetterId)
        .containsExactly(dead.deadLetterId());
  }

  @Test
  default void what_a_job_has_yet_to_replay_stays_until_it_has_ended() {
    store(SampleFailures.at(1, "evt_1"));
    store(SampleFailures.at(2, "evt_2"));
    store(SampleFailures.at(3, "evt_3"));
    ReplayJob job = job();
    ReplayJob ended = job();
    stop(ended);

    assertThat(purgeItems(2)).isEqualTo(2);
    assertThat(purgeItems(2)).isEqualTo(1);
    assertThat(purgeItems(2)).isZero();
    assertThat(list(stores -> stores.replayJobs().items(ended, 0, 9))).isEmpty();
    assertThat(list(stores -> stores.replayJobs().items(job, 0, 9))).hasSize(3);
  }

  @Test
  default void jobs_are_deleted_long_after_they_ended_and_with_nothing_left_of_them() {
    store(SampleFailures.at(1, "evt_1"));
    ReplayJob open = job();
    ReplayJob old = job();
    stop(old);
    backend().age(WEEK.plusDays(1));
    ReplayJob young = job();
    stop(young);

    assertThat(purgeJobs()).as("there is something of each").isZero();
    assertThat(purgeItems(10)).isEqualTo(2);
    assertThat(purgeJobs()).isEqualTo(1);
    assertThat(list(stores -> stores.replayJobs().newest(Long.MAX_VALUE, 9)))
        .extracting(ReplayJob::jobId)
        .containsExactly(young.jobId(), open.jobId());
  }

  private FailedEvent closed(long offset) {
    FailedEvent event = SampleFailures.at(offset, "evt_" + offset);
    store(event);
    run(stores -> stores.deadLetters().discard(event.deadLetterId(), OPERATION));
    return event;
  }

  private void refuse(FailedEvent event) {
    OutboundRecord copy =
        new OutboundRecord(
            SampleFailures.TOPIC + DeadLetters.TOPIC_SUFFIX,
            null,
            event.record().value(),
            List.of(Header.text("dlq.id", event.deadLetterId())));
    run(stores -> stores.outbox().append(List.of(copy)));
    List<ShardLease> leases = backend().leases().renew("one", Duration.ofHours(1), true);
    backend().queue().read(leases).forEach(entry -> backend().queue().setAside(entry, "too large"));
  }

  private void store(FailedEvent event) {
    run(stores -> stores.failedEvents().store(List.of(event)));
  }

  private ReplayJob job() {
    return in(stores -> stores.replayJobs().create(new Order(ALL, OPERATION, false, 500, 0.2)));
  }

  private void stop(ReplayJob job) {
    run(stores -> stores.replayJobs().stop(job.jobId(), "kim", "enough"));
  }

  private int purge(int limit) {
    return in(stores -> stores.retention().purgeFailedEvents(WEEK, limit));
  }

  private int purgeItems(int limit) {
    return in(stores -> stores.retention().purgeReplayItems(limit));
  }

  private int purgeJobs() {
    return in(stores -> stores.retention().purgeReplayJobs(WEEK, 10));
  }
}
