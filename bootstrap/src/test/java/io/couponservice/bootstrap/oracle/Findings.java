package io.couponservice.bootstrap.oracle;

import java.util.ArrayList;
import java.util.List;

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

  List<Violation> all() {
    return List.copyOf(found);
  }
}
