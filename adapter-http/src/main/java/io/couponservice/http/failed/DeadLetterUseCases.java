package io.couponservice.http.failed;

import io.couponservice.application.failed.DiscardDeadLetters;
import io.couponservice.application.failed.ReadDeadLetters;
import io.couponservice.application.outbox.UndeliverableRecords;
import io.couponservice.application.replay.DryRunDeadLetters;
import io.couponservice.application.replay.ReplayDeadLetters;
import io.couponservice.application.replay.ReplayJobs;
import java.util.Objects;

/**
 * What operators of dead letters call.
 *
 * @param read not null
 * @param discard not null
 * @param replay not null
 * @param dryRun not null
 * @param jobs not null
 * @param undeliverable not null
 * @param perSecond how many a job replays in a second unless it says so itself, 1 or more
 * @param stopShare which part of a job may fail again unless it says so itself, 0 to 1
 */
public record DeadLetterUseCases(
    ReadDeadLetters read,
    DiscardDeadLetters discard,
    ReplayDeadLetters replay,
    DryRunDeadLetters dryRun,
    ReplayJobs jobs,
    UndeliverableRecords undeliverable,
    int perSecond,
    double stopShare) {

  /** Checks for null. */
  public DeadLetterUseCases {
    Objects.requireNonNull(read, "read");
    Objects.requireNonNull(discard, "discard");
    Objects.requireNonNull(replay, "replay");
    Objects.requireNonNull(dryRun, "dryRun");
    Objects.requireNonNull(jobs, "jobs");
    Objects.requireNonNull(undeliverable, "undeliverable");
  }
}
