package io.couponservice.application.replay;

import io.couponservice.application.failed.FailedEventFilter;
import io.couponservice.application.failed.Operation;
import java.time.Instant;
import java.util.Objects;

/**
 * A job that replays many dead letters, as far as it has come.
 *
 * @param jobId 1 or more
 * @param order what was asked for, without the ids of its filter; not null
 * @param status not null
 * @param progress not null
 * @param times not null
 * @param end why it was stopped, null unless it was
 */
public record ReplayJob(
    long jobId, Order order, Status status, Progress progress, Times times, Stop end) {

  /** Where a job is. The names are stable: operators see them. */
  public enum Status {
    /** It has not begun: another one runs, or it was made just now. */
    WAITING,
    /** It is under way. */
    RUNNING,
    /** It was stopped before its end. */
    STOPPED,
    /** It has come to its end. */
    DONE
  }

  /**
   * What is asked for.
   *
   * @param filter which dead letters, not null
   * @param operation who and why, not null
   * @param forced whether those are replayed too that were replayed often enough
   * @param perSecond the most replays a second, 1 or more
   * @param stopShare which part of them may fail again before it stops by itself, 0 to 1
   */
  public record Order(
      FailedEventFilter filter,
      Operation operation,
      boolean forced,
      int perSecond,
      double stopShare) {

    /** Checks for null. */
    public Order {
      Objects.requireNonNull(filter, "filter");
      Objects.requireNonNull(operation, "operation");
    }
  }

  /**
   * How far it has come.
   *
   * @param total how many dead letters it began with
   * @param done how many were replayed and closed
   * @param failed how many failed again
   * @param skipped how many were left out: closed meanwhile, or replayed often enough
   */
  public record Progress(long total, long done, long failed, long skipped) {

    /**
     * How many are left.
     *
     * @return 0 or more
     */
    public long left() {
      return total - next();
    }

    /**
     * The place of the next one.
     *
     * @return 0 or more
     */
    public long next() {
      return done + failed + skipped;
    }

    /**
     * The same after another part.
     *
     * @param to the place after the last one of it
     * @param moreDone how many of it were closed
     * @param moreFailed how many of it failed again
     * @return never null
     */
    public Progress after(long to, int moreDone, int moreFailed) {
      long moreSkipped = to - next() - moreDone - moreFailed;
      return new Progress(total, done + moreDone, failed + moreFailed, skipped + moreSkipped);
    }
  }

  /**
   * When things happened.
   *
   * @param created not null
   * @param started null if it has not begun
   * @param ended null if it has not ended
   */
  public record Times(Instant created, Instant started, Instant ended) {}

  /**
   * Why it was stopped.
   *
   * @param by who stopped it, not null
   * @param reason not null
   */
  public record Stop(String by, String reason) {}

  /**
   * Whether it still has something to do.
   *
   * @return false if it has ended
   */
  public boolean open() {
    return status == Status.WAITING || status == Status.RUNNING;
  }
}
