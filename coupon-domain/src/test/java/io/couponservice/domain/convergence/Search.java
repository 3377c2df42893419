package io.couponservice.domain.convergence;

import io.couponservice.domain.coupon.CouponStatus;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Goes through all states that can be reached in one world, breadth first, and compares them. */
final class Search {

  /**
   * What the status may depend on besides the world.
   *
   * @param arrived the messages that arrived, as bits
   */
  private record Group(
      int arrived, boolean active, boolean timedOut, boolean validityOver, boolean graceOver) {}

  /** How a state was reached first, and so by the shortest way. */
  private record Step(State before, String move) {}

  /**
   * What was found.
   *
   * @param violations two ways to different statuses, for each class that has them
   */
  record Result(int classes, int states, List<String> violations) {}

  private final World world;
  private final Moves moves;
  private final Map<State, Step> reached = new HashMap<>();
  private final Map<Group, Map<CouponStatus, State>> groups = new HashMap<>();

  private Search(World world, Rules rules, Set<Message> messages) {
    this.world = world;
    moves = new Moves(world, rules, messages);
  }

  static Result of(World world, Rules rules, Set<Message> messages) {
    return new Search(world, rules, messages).run();
  }

  private Result run() {
    Deque<State> open = new ArrayDeque<>();
    visit(moves.start(), null, open);
    while (!open.isEmpty()) {
      State state = open.remove();
      moves.from(state).forEach((name, next) -> visit(next, new Step(state, name), open));
    }
    List<String> violations = new ArrayList<>();
    groups.forEach(
        (group, ends) -> {
          if (ends.size() > 1) {
            violations.add(described(group, ends));
          }
        });
    return new Result(groups.size(), reached.size(), violations);
  }

  private void visit(State state, Step step, Deque<State> open) {
    if (reached.containsKey(state)) {
      return;
    }
    reached.put(state, step);
    open.add(state);
    groups
        .computeIfAbsent(group(state), group -> new HashMap<>())
        .putIfAbsent(moves.caughtUp(state).coupon().status(), state);
  }

  private Group group(State state) {
    LocalDateTime now = moves.now(state);
    return new Group(
        state.arrived(),
        state.active(),
        !now.isBefore(world.expiresAt()),
        now.isAfter(World.VALIDITY),
        now.isAfter(world.lastSecondOfGrace()));
  }

  private String described(Group group, Map<CouponStatus, State> ends) {
    StringBuilder text = new StringBuilder().append(world).append(' ').append(group);
    ends.forEach(
        (status, state) -> text.append("\n  ").append(status).append(" after ").append(way(state)));
    return text.toString();
  }

  private List<String> way(State end) {
    List<String> names = new ArrayList<>();
    for (Step step = reached.get(end); step != null; step = reached.get(step.before())) {
      names.add(step.move());
    }
    Collections.reverse(names);
    return names;
  }
}
