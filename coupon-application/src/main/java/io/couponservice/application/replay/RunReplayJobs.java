package io.couponservice.application.replay;

import io.couponservice.application.batching.BatchExecution;
import io.couponservice.application.failed.Operation;
import io.couponservice.application.inbound.InboundMonitor.Handled;
import io.couponservice.application.inbound.ReplayEndedException;
import io.couponservice.application.inbound.ReplayEvents;
import io.couponservice.application.port.ReplayJobStore.Item;
import io.couponservice.application.port.Stores;
import io.couponservice.application.port.Transactions;
import io.couponservice.application.replay.ReplayJob.Progress;
import io.couponservice.domain.event.EventMetadata;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Runs the jobs that replay dead letters, one after the other, on one instance at a time: how far a
 * job has come is stored with the replays themselves, so that another instance goes on where this
 * one ended. Of one thread.
 */
public final class RunReplayJobs {

  /** How many of a job must have ended before too many failures stop it. */
  public static final int LEAST = 20;

  private static final Duration LEASE = Duration.ofSeconds(10);

  /** How long a job is taken to be ours without another look. */
  private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();

  private static final int AT_ONCE = 500;

  private final Transactions transactions;
  private final ReplayEvents events;
  private final String owner;
  private final LongSupplier nanoTime;
  private final Pace pace;
  private ReplayJob job;
  private long looked;

  /**
   * With its ports.
   *
   * @param transactions not null
   * @param events replays, not null
   * @param owner unique to this run of a process, not null
   * @param nanoTime a clock that only goes forward, as {@link System#nanoTime()}, not null
   */
  public RunReplayJobs(
      Transactions transactions, ReplayEvents events, String owner, LongSupplier nanoTime) {
    this.transactions = transactions;
    this.events = events;
    this.owner = owner;
    this.nanoTime = nanoTime;
    this.pace = new Pace(nanoTime);
    this.looked = nanoTime.getAsLong() - LOOK_NANOS;
  }

  /**
   * Does a part of the oldest job, as much as its rate allows now.
   *
   * @return whether there is more to do at once
   * @throws io.couponservice.application.port.OutageException if the database is away
   */
  public boolean runOnce() {
    if (nanoTime.getAsLong() - looked >= LOOK_NANOS) {
      look();
    }
    if (job == null) {
      return false;
    }
    if (hasFailedTooOften(job)) {
      stop(job);
      return false;
    }
    int allowed = Math.min(pace.allowed(job.order().perSecond()), most(job));
    if (allowed < 1) {
      return false;
    }
    ReplayJob current = job;
    // Whatever goes wrong: the next look tells how far it has come.
    job = null;
    try {
      job = replaySome(current, allowed);
    } catch (ReplayEndedException e) {
      looked -= LOOK_NANOS;
    }
    return job != null && pace.allowed(job.order().perSecond()) >= 1;
  }

  /**
   * So few that a job which only fails from here on stops hardly later than it has to: as many as
   * would have to fail for that, but {@link #LEAST} in any case.
   */
  private static int most(ReplayJob job) {
    Progress progress = job.progress();
    long ended = progress.done() + progress.failed();
    if (ended < LEAST) {
      return (int) (LEAST - ended);
    }
    double share = job.order().stopShare();
    if (share == 1) {
      return AT_ONCE;
    }
    double failures = (share * ended - progress.failed()) / (1 - share);
    return (int) Math.min(AT_ONCE, Math.max(LEAST, failures));
  }

  private void look() {
    job = in(stores -> stores.replayJobs().claim(owner, LEASE)).orElse(null);
    looked = nanoTime.getAsLong();
  }

  /** The job as it is then, null if it has ended. */
  private ReplayJob replaySome(ReplayJob current, int limit) {
    long id = current.jobId();
    List<Item> items =
        in(stores -> stores.replayJobs().items(current, current.progress().next(), limit));
    if (items.isEmpty()) {
      in(
          stores -> {
            stores.replayJobs().finish(id, owner);
            return null;
          });
      looked -= LOOK_NANOS;
      return null;
    }
    pace.used(items.size());
    Operation asked = current.order().operation();
    List<Handled> handled =
        events.replay(
            items, new Operation(asked.actor(), asked.correlationId(), asked.note(), id), owner);
    int failed = (int) handled.stream().filter(each -> each.failure() != null).count();
    long end = items.get(items.size() - 1).place() + 1;
    Progress progress = current.progress().after(end, handled.size() - failed, failed);
    return new ReplayJob(
        id, current.order(), current.status(), progress, current.times(), current.end());
  }

  private static boolean hasFailedTooOften(ReplayJob job) {
    Progress progress = job.progress();
    long ended = progress.done() + progress.failed();
    return ended >= LEAST
        && progress.left() > 0
        && progress.failed() > job.order().stopShare() * ended;
  }

  private void stop(ReplayJob failing) {
    job = null;
    looked -= LOOK_NANOS;
    Progress progress = failing.progress();
    String reason =
        "%d of %d failed again".formatted(progress.failed(), progress.done() + progress.failed());
    in(stores -> stores.replayJobs().stop(failing.jobId(), EventMetadata.SOURCE, reason));
  }

  private <R> R in(Function<Stores, R> work) {
    return BatchExecution.alone(() -> transactions.inTransaction(work));
  }
}
