package io.couponservice.bootstrap.oracle;

import java.util.List;

/** A row of the lifecycle table. */
record Step(
    Status from,
    String trigger,
    Cause cause,
    Binding binding,
    Status to,
    List<ExpectedEvent> events) {

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
