package io.couponservice.application.inmemory;

import io.couponservice.application.inmemory.Tables.CountChange;
import io.couponservice.application.port.StatusCounts;
import java.util.stream.Stream;

/** Adds up counts. */
final class Counts {

  private Counts() {}

  /** What was added up before, null for nothing, and changes since. */
  static StatusCounts of(StatusCounts folded, Stream<CountChange> changes) {
    StatusCounts start = folded == null ? StatusCounts.NONE : folded;
    return changes.map(CountChange::change).reduce(start, Counts::sum);
  }

  static StatusCounts sum(StatusCounts one, StatusCounts other) {
    return one == null
        ? other
        : new StatusCounts(
            one.reserved() + other.reserved(),
            one.used() + other.used(),
            one.expired() + other.expired());
  }
}
