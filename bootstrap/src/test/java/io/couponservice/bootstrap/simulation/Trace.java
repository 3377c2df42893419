package io.couponservice.bootstrap.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened, line by line; or nothing, if nobody wants to know. */
final class Trace {

  private final List<String> lines;

  private Trace(List<String> lines) {
    this.lines = lines;
  }

  static Trace kept() {
    return new Trace(new ArrayList<>());
  }

  static Trace dropped() {
    return new Trace(null);
  }

  void add(Supplier<String> line) {
    if (lines != null) {
      lines.add(line.get());
    }
  }

  List<String> lines() {
    return lines == null ? List.of() : List.copyOf(lines);
  }
}
