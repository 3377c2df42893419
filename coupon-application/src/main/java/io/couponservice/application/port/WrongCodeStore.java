package io.couponservice.application.port;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/** How many wrong coupon codes users have entered lately, by the store's clock. */
public interface WrongCodeStore {

  /**
   * What a user has entered within a window of time that began with the first wrong code.
   *
   * @param count 1 or more
   * @param left until the window is over, more than 0
   */
  record Lately(int count, Duration left) {}

  /**
   * Locks what is known of users, in the order of their ids.
   *
   * @param userIds not null
   * @param window how long a window is, not null
   * @return by user, without those who have entered none within the window
   */
  Map<Long, Lately> lock(Collection<Long> userIds, Duration window);

  /**
   * Counts wrong codes, in a new window if there is none.
   *
   * @param countByUser 1 or more for each, not null
   * @param window how long a window is, not null
   */
  void add(Map<Long, Integer> countByUser, Duration window);
}
