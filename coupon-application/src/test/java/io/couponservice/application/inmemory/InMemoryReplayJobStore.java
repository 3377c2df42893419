package io.couponservice.application.inmemory;

import io.couponservice.application.failed.FailedEventFilter;
import io.couponservice.application.failed.FailedEventStatus;
import io.couponservice.application.port.ReplayJobStore;
import io.couponservice.application.replay.ReplayJob;
import io.couponservice.application.replay.ReplayJob.Order;
import io.couponservice.application.replay.ReplayJob.Progress;
import io.couponservice.application.replay.ReplayJob.Status;
import io.couponservice.application.replay.ReplayJob.Stop;
import io.couponservice.application.replay.ReplayJob.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class InMemoryReplayJobStore implements ReplayJobStore {

  /** A job with its dead letters and who has it. */
  record JobRow(ReplayJob job, List<Long> numbers, String owner, Instant leaseUntil) {

    JobRow with(ReplayJob changed) {
      return new JobRow(changed, numbers, owner, leaseUntil);
    }
  }

  private final InMemoryDatabase database;
  private final Table<Long, JobRow> jobs;

  InMemoryReplayJobStore(InMemoryDatabase database) {
    this.database = database;
    this.jobs = database.tables.replayJobs;
  }

  @Override
  public ReplayJob create(Order order) {
    List<Long> numbers =
        new InMemoryDeadLetterStore(database)
            .inOriginalOrder(order.filter().of(FailedEventStatus.DEAD)).stream()
                .limit(MOST_ITEMS)
                .map(StoredFailure::number)
                .toList();
    FailedEventFilter filter = order.filter();
    Order kept =
        new Order(
            new FailedEventFilter(
                filter.topic(),
                filter.reason(),
                null,
                filter.from(),
                filter.to(),
                null,
                null,
                null,
                List.of()),
            order.operation(),
            order.forced(),
            order.perSecond(),
            order.stopShare());
    long jobId = database.jobIds.next();
    ReplayJob job =
        new ReplayJob(
            jobId,
            kept,
            Status.WAITING,
            new Progress(numbers.size(), 0, 0, 0),
            new Times(database.now(), null, null),
            null);
    jobs.insert(jobId, new JobRow(job, numbers, null, null));
    return job;
  }

  @Override
  public Optional<ReplayJob> find(long jobId) {
    return Optional.ofNullable(jobs.get(jobId)).map(JobRow::job);
  }

  @Override
  public List<ReplayJob> newest(long before, int limit) {
    return jobs.values()
        .map(JobRow::job)
        .filter(job -> job.jobId() < before)
        .sorted(Comparator.comparing(ReplayJob::jobId).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<ReplayJob> claim(String owner, Duration lease) {
    Instant now = database.now();
    Optional<JobRow> oldest =
        jobs.values()
            .filter(row -> row.job().open())
            .min(Comparator.comparing(row -> row.job().jobId()))
            .filter(
                row ->
                    row.owner() == null
                        || row.owner().equals(owner)
                        || row.leaseUntil().isBefore(now));
    return oldest.map(
        row -> {
          ReplayJob job = row.job();
          Times times = job.times();
          ReplayJob running =
              new ReplayJob(
                  job.jobId(),
                  job.order(),
                  Status.RUNNING,
                  job.progress(),
                  new Times(times.created(), times.started() == null ? now : times.started(), null),
                  null);
          jobs.put(job.jobId(), new JobRow(running, row.numbers(), owner, now.plus(lease)));
          return running;
        });
  }

  @Override
  public List<Item> items(ReplayJob job, long from, int limit) {
    List<Long> numbers = jobs.get(job.jobId()).numbers();
    List<Item> items = new ArrayList<>();
    InMemoryDeadLetterStore letters = new InMemoryDeadLetterStore(database);
    for (long place = from; place < numbers.size() && items.size() < limit; place++) {
      long at = place;
      letters.load(List.of(numbers.get((int) place))).stream()
          .filter(letter -> letter.replayable(job.order().forced()))
          .forEach(letter -> items.add(new Item(at, letter)));
    }
    return items;
  }

  @Override
  public boolean advance(Step step) {
    JobRow row = jobs.get(step.jobId());
    if (row == null
        || row.job().status() != Status.RUNNING
        || !step.owner().equals(row.owner())
        || row.job().progress().next() > step.from()) {
      return false;
    }
    ReplayJob job = row.job();
    Progress progress = job.progress().after(step.to(), step.done(), step.failed());
    jobs.put(
        job.jobId(),
        row.with(
            new ReplayJob(
                job.jobId(), job.order(), job.status(), progress, job.times(), job.end())));
    return true;
  }

  @Override
  public void finish(long jobId, String owner) {
    JobRow row = jobs.get(jobId);
    if (row != null && row.job().status() == Status.RUNNING && owner.equals(row.owner())) {
      Progress progress = row.job().progress();
      end(row, Status.DONE, progress.after(progress.total(), 0, 0), null);
    }
  }

  @Override
  public Optional<ReplayJob> stop(long jobId, String by, String reason) {
    JobRow row = jobs.get(jobId);
    if (row != null && row.job().open()) {
      end(row, Status.STOPPED, row.job().progress(), new Stop(by, reason));
    }
    return find(jobId);
  }

  private void end(JobRow row, Status status, Progress progress, Stop stop) {
    ReplayJob job = row.job();
    Times times = new Times(job.times().created(), job.times().started(), database.now());
    jobs.put(
        job.jobId(),
        row.with(new ReplayJob(job.jobId(), job.order(), status, progress, times, stop)));
  }
}
