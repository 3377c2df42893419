package io.couponservice.bootstrap.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a plan that fails smaller, for as long as it still fails. */
final class Shrinking {

  private final Predicate<Plan> fails;
  private Plan smallest;

  private Shrinking(Plan plan, Predicate<Plan> fails) {
    this.smallest = plan;
    this.fails = fails;
  }

  static Plan of(Plan plan, Predicate<Plan> fails) {
    Shrinking shrinking = new Shrinking(plan, fails);
    int before;
    do {
      before = shrinking.smallest.actions().size();
      shrinking.leaveOut();
      shrinking.calmDown();
    } while (shrinking.smallest.actions().size() < before);
    return shrinking.smallest;
  }

  /** Ever shorter stretches, from the end, since what comes last is needed least. */
  private void leaveOut() {
    for (int length = Math.max(1, smallest.actions().size() / 2); length > 0; length /= 2) {
      for (int end = smallest.actions().size(); end >= length; end--) {
        List<Action> actions = new ArrayList<>(smallest.actions());
        actions.subList(end - length, end).clear();
        if (take(actions)) {
          end = Math.min(end, smallest.actions().size() + 1);
        }
      }
    }
  }

  private void calmDown() {
    for (int i = 0; i < smallest.actions().size(); i++) {
      if (smallest.actions().get(i).fault() != null) {
        List<Action> actions = new ArrayList<>(smallest.actions());
        actions.set(i, actions.get(i).with(null));
        take(actions);
      }
    }
  }

  private boolean take(List<Action> actions) {
    Plan smaller = smallest.with(actions);
    if (!fails.test(smaller)) {
      return false;
    }
    smallest = smaller;
    return true;
  }
}
