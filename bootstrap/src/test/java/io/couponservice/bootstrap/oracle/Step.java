package io.couponservice.bootstrap.oracle;

import java.util.List;
import java.util.stream.IntStream;

/** A row of the lifecycle table. */
record Step(
    Status from,
    String trigger,
    Cause cause,
    Binding binding,
    Status to,
    List<ExpectedEvent> events) {

  /** Whether these events, and no others, are what this step publishes, whoever caused it. */
  boolean publishes(List<PublishedEvent> published) {
    return published.size() == events.size()
        && IntStream.range(0, events.size()).allMatch(i -> events.get(i).matches(published.get(i)));
  }

  /** Whether these events are what this step publishes at once. */
  boolean matches(List<PublishedEvent> published) {
    for (int i = 0; i < events.size(); i++) {
      PublishedEvent event = published.get(i);
      if (!events.get(i).matches(event)
          || !cause.allows(event)
          || !event.causationId().equals(published.get(0).causationId())) {
        return false;
      }
    }
    return true;
  }
}
