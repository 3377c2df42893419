package io.couponservice.bootstrap.wiring;

import io.couponservice.bootstrap.config.ServiceConfig.Sweeps;
import java.time.Duration;
import java.util.List;

/** All that happens by itself: each kind on a thread of its own, on every instance. */
final class Schedule implements AutoCloseable {

  /** How late a retry may be; what it costs is one look at an index. */
  private static final Duration RETRY_PERIOD = Duration.ofMillis(100);

  /** What is allowed meanwhile is replayed at once; without a job it costs nothing. */
  private static final Duration REPLAY_PERIOD = Duration.ofMillis(100);

  /** Claimed at once: each waits for those before it. */
  private static final int RETRIES = 50;

  private static final Duration SAMPLE_PERIOD = Duration.ofSeconds(5);

  private static final int ROWS = 1_000;

  private final List<PeriodicWork> work;

  private Schedule(List<PeriodicWork> work) {
    this.work = work;
  }

  /**
   * Starts all.
   *
   * @param sample reads the figures of what waits
   */
  static Schedule start(UseCases useCases, Sweeps settings, Runnable sample) {
    int batch = settings.batch();
    return new Schedule(
        List.of(
            PeriodicWork.start(
                "retries", RETRY_PERIOD, () -> useCases.retry().retryDue(RETRIES) == RETRIES),
            PeriodicWork.start("replays", REPLAY_PERIOD, () -> useCases.runReplayJobs().runOnce()),
            PeriodicWork.start(
                "timeouts",
                settings.timeouts(),
                () -> useCases.timeOut().timeOutDue(batch).goesOn(batch)),
            PeriodicWork.start(
                "expiry",
                settings.expiry(),
                () -> useCases.expire().expireDue(batch).goesOn(batch)),
            PeriodicWork.start(
                "counts", settings.counts(), () -> useCases.fold().fold(ROWS) == ROWS),
            PeriodicWork.start(
                "figures",
                SAMPLE_PERIOD,
                () -> {
                  sample.run();
                  return false;
                }),
            PeriodicWork.start(
                "purge", settings.purge(), () -> useCases.purge().purge(ROWS) >= ROWS)));
  }

  /** Whether all threads run. */
  boolean alive() {
    return work.stream().allMatch(PeriodicWork::alive);
  }

  /** Ends all after the rounds in hand. */
  @Override
  public void close() {
    work.forEach(PeriodicWork::stop);
    work.forEach(PeriodicWork::close);
  }
}
