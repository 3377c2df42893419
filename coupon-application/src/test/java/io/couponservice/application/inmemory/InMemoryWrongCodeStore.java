package io.couponservice.application.inmemory;

import io.couponservice.application.inmemory.Tables.WrongCodesRow;
import io.couponservice.application.port.WrongCodeStore;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

final class InMemoryWrongCodeStore implements WrongCodeStore {

  private final InMemoryDatabase database;
  private final Table<Long, WrongCodesRow> wrongCodes;

  InMemoryWrongCodeStore(InMemoryDatabase database) {
    this.database = database;
    this.wrongCodes = database.tables.wrongCodes;
  }

  @Override
  public Map<Long, Lately> lock(Collection<Long> userIds, Duration window) {
    Map<Long, Lately> lately = new HashMap<>();
    for (Long user : userIds) {
      WrongCodesRow row = wrongCodes.get(user);
      if (row != null && !left(row, window).isNegative() && !left(row, window).isZero()) {
        lately.put(user, new Lately(row.count(), left(row, window)));
      }
    }
    return lately;
  }

  private Duration left(WrongCodesRow row, Duration window) {
    return Duration.between(database.now(), row.since().plus(window));
  }

  @Override
  public void add(Map<Long, Integer> countByUser, Duration window) {
    Map<Long, Lately> lately = lock(countByUser.keySet(), window);
    countByUser.forEach(
        (user, count) ->
            wrongCodes.put(
                user,
                lately.containsKey(user)
                    ? new WrongCodesRow(
                        lately.get(user).count() + count, wrongCodes.get(user).since())
                    : new WrongCodesRow(count, database.now())));
  }
}
