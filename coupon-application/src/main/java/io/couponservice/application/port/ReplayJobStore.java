package io.couponservice.application.port;

import io.couponservice.application.failed.DeadLetter;
import io.couponservice.application.replay.ReplayJob;
import io.couponservice.application.replay.ReplayJob.Order;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Jobs that replay many dead letters. They run one after the other, each on one instance at a time.
 */
public interface ReplayJobStore {

  /** The most dead letters of one job. */
  int MOST_ITEMS = 500_000;

  /**
   * Stores a job, with the dead letters that there are now in their original order, up to {@link
   * #MOST_ITEMS}.
   *
   * @param order not null
   * @return waiting; with nothing to do if there is no such dead letter
   */
  ReplayJob create(Order order);

  /**
   * A job.
   *
   * @param jobId its id
   * @return empty if there is none
   */
  Optional<ReplayJob> find(long jobId);

  /**
   * Some jobs, the newest first.
   *
   * @param before only those with a smaller id
   * @param limit the most of them, 1 or more
   * @return never null
   */
  List<ReplayJob> newest(long before, int limit);

  /**
   * Takes the oldest job that is not at its end, unless another instance has it.
   *
   * @param owner who takes it, not null
   * @param lease how long it is the owner's if nothing is heard of that, by the store's clock, not
   *     null
   * @return running; empty if there is nothing to do
   */
  Optional<ReplayJob> claim(String owner, Duration lease);

  /**
   * What a job replays next: of its dead letters those that are still {@link
   * DeadLetter#replayable}.
   *
   * @param job not null
   * @param from the first place, 0 or more
   * @param limit the most of them, 1 or more
   * @return in their order, bounded in bytes; empty at the end
   */
  List<Item> items(ReplayJob job, long from, int limit);

  /**
   * A dead letter of a job.
   *
   * @param place in the job, 0 or more
   * @param letter as it is by now, not null
   */
  record Item(long place, DeadLetter letter) {}

  /**
   * Notes how far a job has come.
   *
   * @param step not null
   * @return false if it was stopped, or is another owner's, or has come as far before: then nothing
   *     may be committed
   */
  boolean advance(Step step);

  /**
   * A part of a job.
   *
   * @param jobId its id
   * @param owner who has it, not null
   * @param from the first place of the part: what was not replayed before it was left out
   * @param to the place after the last one of the part
   * @param done how many were replayed and closed
   * @param failed how many failed again
   */
  record Step(long jobId, String owner, long from, long to, int done, int failed) {
    /** Checks for null. */
    public Step {
      Objects.requireNonNull(owner, "owner");
    }
  }

  /**
   * Ends a job that has come to its end.
   *
   * @param jobId its id
   * @param owner who has it, not null
   */
  void finish(long jobId, String owner);

  /**
   * Stops a job that is not at its end.
   *
   * @param jobId its id
   * @param by who stops it, not null
   * @param reason why, not null
   * @return the job as it is then; empty if there is none
   */
  Optional<ReplayJob> stop(long jobId, String by, String reason);
}
