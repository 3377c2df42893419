package io.couponservice.bootstrap.benchmark;

import io.couponservice.bootstrap.benchmark.LoadProcess.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Requests per second, and how long they took, over several runs. */
final class HttpRates {

  private final String name;
  private final List<Result> results = new ArrayList<>();

  HttpRates(String name) {
    this.name = name;
  }

  void add(Result result) {
    results.add(result);
  }

  String last() {
    Result result = results.get(results.size() - 1);
    return String.format(
        Locale.ROOT,
        "  run %d: %,.0f/s, p50 %d ms, p99 %d ms, longest %d ms",
        results.size(),
        rate(result),
        millis(result.p50()),
        millis(result.p99()),
        millis(result.longest()));
  }

  double median() {
    return rate(byRate().get(results.size() / 2));
  }

  /** Medians, and the spread from the slowest to the fastest run. */
  String row() {
    List<Result> sorted = byRate();
    List<Long> p99 = results.stream().map(result -> millis(result.p99())).sorted().toList();
    return String.format(
        Locale.ROOT,
        "%-46s %,10.0f requests/s (%,.0f to %,.0f, %d runs), p99 %d ms (%d to %d)",
        name,
        median(),
        rate(sorted.get(0)),
        rate(sorted.get(sorted.size() - 1)),
        sorted.size(),
        p99.get(p99.size() / 2),
        p99.get(0),
        p99.get(p99.size() - 1));
  }

  private List<Result> byRate() {
    return results.stream().sorted(Comparator.comparing(HttpRates::rate)).toList();
  }

  private static double rate(Result result) {
    int count = result.statuses().values().stream().mapToInt(Integer::intValue).sum();
    return count / (result.nanos() / 1e9);
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }
}
