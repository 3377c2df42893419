package io.couponservice.bootstrap.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Events per second over several runs. */
final class Rates {

  private final String name;
  private final List<Double> perSecond = new ArrayList<>();

  Rates(String name) {
    this.name = name;
  }

  void add(int events, long nanos) {
    perSecond.add(events / (nanos / 1e9));
    Collections.sort(perSecond);
  }

  double median() {
    return perSecond.get(perSecond.size() / 2);
  }

  /** Median, and the spread from the slowest to the fastest run. */
  String row() {
    return String.format(
        Locale.ROOT,
        "%-46s %,10.0f events/s   (%,.0f to %,.0f, %d runs)",
        name,
        median(),
        perSecond.get(0),
        perSecond.get(perSecond.size() - 1),
        perSecond.size());
  }
}
