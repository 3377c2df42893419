package io.couponservice.bootstrap.endtoend;

import io.couponservice.bootstrap.oracle.Acknowledged;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What the load did and was told. */
final class LoadReport {

  private static final int SHOWN = 20;

  private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  void acknowledge(Acknowledged promise) {
    acknowledged.add(promise);
  }

  void count(String what) {
    counts.computeIfAbsent(what, unseen -> new LongAdder()).increment();
  }

  /** Something that a correct service never does, and that shows in answers only. */
  void surprise(String what) {
    surprises.add(what);
  }

  List<Acknowledged> acknowledged() {
    return List.copyOf(acknowledged);
  }

  List<String> surprises() {
    return surprises.stream().limit(SHOWN).toList();
  }

  long count(Class<? extends Acknowledged> kind) {
    return acknowledged.stream().filter(kind::isInstance).count();
  }

  @Override
  public String toString() {
    return "load " + counts;
  }
}
