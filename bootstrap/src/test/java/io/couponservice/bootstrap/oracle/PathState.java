package io.couponservice.bootstrap.oracle;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far a path has come.
 *
 * @param taken how many events of each topic
 */
record PathState(Map<PublishedTopic, Integer> taken, Status status, Optional<Holder> holder) {

  static final PathState START = new PathState(Map.of(), Status.NONE, Optional.empty());

  PathState {
    taken = Map.copyOf(taken);
  }

  int length() {
    return taken.values().stream().mapToInt(Integer::intValue).sum();
  }

  int taken(PublishedTopic topic) {
    return taken.getOrDefault(topic, 0);
  }

  PathState after(Step step, Optional<Holder> nextHolder) {
    Map<PublishedTopic, Integer> next = new HashMap<>(taken);
    step.events().forEach(event -> next.merge(event.topic(), 1, Integer::sum));
    return new PathState(next, step.to(), nextHolder);
  }
}
