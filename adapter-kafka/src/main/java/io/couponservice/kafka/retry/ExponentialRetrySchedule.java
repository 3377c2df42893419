package io.couponservice.kafka.retry;

import io.couponservice.application.port.RetrySchedule;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.Optional;

/** A bounded number of attempts, with waits that double up to the longest. */
public final class ExponentialRetrySchedule implements RetrySchedule {

  private static final double FACTOR = 2;

  private final int maxAttempts;
  private final IntervalFunction waits;

  /**
   * With its bounds.
   *
   * @param maxAttempts including the first, 1 or more
   * @param firstWait before the second attempt, 10 ms or more
   * @param maxWait the longest, not shorter than the first
   * @throws IllegalArgumentException if a bound is out of its range
   */
  public ExponentialRetrySchedule(int maxAttempts, Duration firstWait, Duration maxWait) {
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("maxAttempts is 1 or more, was " + maxAttempts);
    }
    if (maxWait.compareTo(firstWait) < 0) {
      throw new IllegalArgumentException("maxWait is not shorter than firstWait, was " + maxWait);
    }
    this.maxAttempts = maxAttempts;
    this.waits = IntervalFunction.ofExponentialBackoff(firstWait, FACTOR, maxWait);
  }

  @Override
  public Optional<Duration> waitAfter(int attempts) {
    return attempts < maxAttempts
        ? Optional.of(Duration.ofMillis(waits.apply(attempts)))
        : Optional.empty();
  }
}
