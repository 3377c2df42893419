package io.couponservice.bootstrap.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects what one check finds. */
final class Findings {

  private final String check;
  private final List<Violation> found = new ArrayList<>();

  Findings(String check) {
    this.check = check;
  }

  void add(String subject, String problem) {
    found.add(new Violation(check, subject, problem));
  }

  void addUnless(boolean holds, String subject, String problem) {
    if (!holds) {
      add(subject, problem);
    }
  }

  /** For what is asked so often that its words are made only when they are needed. */
  void addUnless(boolean holds, Supplier<String> subject, Supplier<String> problem) {
    if (!holds) {
      add(subject.get(), problem.get());
    }
  }

  List<Violation> all() {
    return List.copyOf(found);
  }
}
