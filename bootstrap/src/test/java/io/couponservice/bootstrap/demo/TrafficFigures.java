package io.couponservice.bootstrap.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What happened since the last line. */
final class TrafficFigures {

  private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();
  private final List<Long> nanos = new ArrayList<>();

  void count(String what) {
    counts.computeIfAbsent(what, any -> new AtomicLong()).incrementAndGet();
  }

  void called(long took) {
    synchronized (nanos) {
      nanos.add(took);
    }
  }

  /** Counts an event of the service by what it means. */
  void see(SeenEvent event) {
    if (event.topic().endsWith(".DLQ")) {
      count("dead letters");
    } else if (event.topic().equals("coupon.cancelled")) {
      count(event.text("reason").equals("ORDER_CANCELLED") ? "restored" : "released");
    } else {
      count(event.topic().substring("coupon.".length()));
    }
  }

  long total(String what) {
    AtomicLong count = counts.get(what);
    return count == null ? 0 : count.get();
  }

  /** A line of all counts so far, and of the calls since the line before. */
  String line() {
    List<Long> calls;
    synchronized (nanos) {
      calls = new ArrayList<>(nanos);
      nanos.clear();
    }
    Collections.sort(calls);
    return String.format(
        Locale.ROOT,
        "orders %,d  issued %,d  reserved %,d  used %,d  released %,d  restored %,d  refused %,d"
            + "  dead letters %,d  skipped %,d  HTTP p50 %d ms, p99 %d ms",
        total("orders"),
        total("issued"),
        total("reserved"),
        total("used"),
        total("released"),
        total("restored"),
        total("refused"),
        total("dead letters"),
        total("skipped"),
        percentile(calls, 50),
        percentile(calls, 99));
  }

  private static long percentile(List<Long> sorted, int percent) {
    return sorted.isEmpty()
        ? 0
        : TimeUnit.NANOSECONDS.toMillis(
            sorted.get((int) Math.min(sorted.size() - 1L, sorted.size() * (long) percent / 100)));
  }
}
