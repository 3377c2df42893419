package io.couponservice.bootstrap.oracle;

import java.util.Set;

/** An event that a step publishes; any of the reasons will do, none means it has no reason. */
record ExpectedEvent(PublishedTopic topic, Set<String> reasons) {

  boolean matches(PublishedEvent event) {
    return topic == event.topic() && (reasons.isEmpty() || reasons.contains(event.text("reason")));
  }
}
