package io.couponservice.application.coupon;

import io.couponservice.application.port.WrongCodeStore;
import io.couponservice.application.port.WrongCodeStore.Lately;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may not enter a code at the moment, within one transaction. Who has entered too many wrong
 * ones is not told whether the next one is right.
 */
final class WrongCodes {

  private final WrongCodeStore store;
  private final WrongCodeLimit limit;
  private final Map<Long, Lately> lately;
  private final Map<Long, Integer> added = new HashMap<>();

  WrongCodes(WrongCodeStore store, WrongCodeLimit limit, Set<Long> userIds) {
    this.store = store;
    this.limit = limit;
    this.lately = userIds.isEmpty() ? Map.of() : store.lock(userIds, limit.window());
  }

  /** How long a user has to wait; empty if not at all. */
  Optional<Duration> retryAfter(long userId) {
    Lately before = lately.get(userId);
    int count = added.getOrDefault(userId, 0) + (before == null ? 0 : before.count());
    if (count < limit.codes()) {
      return Optional.empty();
    }
    return Optional.of(before == null ? limit.window() : before.left());
  }

  void add(long userId) {
    added.merge(userId, 1, Integer::sum);
  }

  void save() {
    if (!added.isEmpty()) {
      store.add(added, limit.window());
    }
  }
}
