package io.couponservice.bootstrap.endtoend;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Waits for a condition by looking again and again, never for longer than a bound. */
final class Await {

  private static final long INTERVAL_MILLIS = 50;

  private Await() {}

  /** The first answer, or empty when there was none in time. */
  static <T> Optional<T> answer(Duration bound, Callable<Optional<T>> attempt) throws Exception {
    long deadline = System.nanoTime() + bound.toNanos();
    while (true) {
      Optional<T> answer = attempt.call();
      if (answer.isPresent() || System.nanoTime() > deadline) {
        return answer;
      }
      Thread.sleep(INTERVAL_MILLIS);
    }
  }

  static boolean holds(Duration bound, Callable<Boolean> condition) throws Exception {
    return answer(bound, () -> Optional.of(condition.call()).filter(held -> held)).isPresent();
  }

  /** Fails, saying what is, when the condition does not come true. */
  static void until(Duration bound, Callable<Boolean> condition, Supplier<String> otherwise)
      throws Exception {
    if (!holds(bound, condition)) {
      throw new AssertionError("not within " + bound.toSeconds() + " s: " + otherwise.get());
    }
  }
}
