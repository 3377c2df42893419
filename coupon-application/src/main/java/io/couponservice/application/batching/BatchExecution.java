package io.couponservice.application.batching;

import io.couponservice.application.port.ContentionException;
import io.couponservice.application.port.OutageException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs a list of commands as one piece of work, so that a failure hits only its culprit: the list
 * is run again at once on contention, and split in halves on anything else, down to the single
 * command that fails alone.
 *
 * @param <C> the commands
 * @param <R> their results
 */
public final class BatchExecution<C, R> {

  private static final int CONTENTION_ATTEMPTS = 10;

  private final Function<List<C>, List<R>> work;
  private final BiFunction<C, RuntimeException, R> culprit;

  /**
   * With what it runs.
   *
   * @param work runs commands in a transaction of its own, and gives a result for each, in order.
   *     It may be run several times with the same commands
   * @param culprit the result of a command that fails alone
   */
  public BatchExecution(
      Function<List<C>, List<R>> work, BiFunction<C, RuntimeException, R> culprit) {
    this.work = work;
    this.culprit = culprit;
  }

  /**
   * Runs commands.
   *
   * @param commands not null
   * @return a result for each, in order
   * @throws OutageException if a server is away; some of the commands may have taken effect
   * @throws AbandonedException if the work threw it; some of the commands may have taken effect
   */
  public List<R> run(List<C> commands) {
    return run(commands, false);
  }

  /**
   * Runs commands one of which is taken to be the reason for what looks like an outage: that is
   * searched for as for any other failure.
   *
   * @param commands not null
   * @return a result for each, in order
   * @throws OutageException if a server is away, so that not even the result of a culprit can be
   *     had; some of the commands may have taken effect
   */
  public List<R> isolate(List<C> commands) {
    return run(commands, true);
  }

  private List<R> run(List<C> commands, boolean outageIsFailure) {
    if (commands.isEmpty()) {
      return List.of();
    }
    try {
      return runAgainOnContention(() -> work.apply(commands));
    } catch (AbandonedException e) {
      throw e;
    } catch (RuntimeException e) {
      if (e instanceof OutageException && !outageIsFailure) {
        throw e;
      }
      return commands.size() == 1
          ? runAgainOnContention(() -> List.of(culprit.apply(commands.get(0), e)))
          : runHalves(commands, outageIsFailure);
    }
  }

  /**
   * Runs work that is no list, again at once on contention.
   *
   * @param work in a transaction of its own, may be run several times, not null
   * @param <R> its result
   * @return what it returned
   * @throws OutageException if a server is away, or contention does not end
   */
  public static <R> R alone(Supplier<R> work) {
    return runAgainOnContention(work);
  }

  private List<R> runHalves(List<C> commands, boolean outageIsFailure) {
    int half = commands.size() / 2;
    List<R> results = new ArrayList<>(commands.size());
    results.addAll(run(commands.subList(0, half), outageIsFailure));
    results.addAll(run(commands.subList(half, commands.size()), outageIsFailure));
    return results;
  }

  private static <T> T runAgainOnContention(Supplier<T> attempted) {
    for (int attempt = 1; ; attempt++) {
      try {
        return attempted.get();
      } catch (ContentionException e) {
        if (attempt == CONTENTION_ATTEMPTS) {
          throw new OutageException("contention did not end in " + attempt + " attempts", e);
        }
      }
    }
  }
}
