package io.couponservice.application.port;

import java.time.Duration;
import java.util.Optional;

/** When a record that failed for a cause that nobody foresaw is tried again. */
@FunctionalInterface
public interface RetrySchedule {

  /**
   * The wait before the next attempt.
   *
   * @param attempts how many have failed, 1 or more
   * @return empty if there is no next attempt: the record is a dead letter
   */
  Optional<Duration> waitAfter(int attempts);
}
