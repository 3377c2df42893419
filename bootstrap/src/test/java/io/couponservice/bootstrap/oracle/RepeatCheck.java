package io.couponservice.bootstrap.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One eventId stands for one content: publishing at least once may repeat a record, never change
 * it. And a coupon stays in one partition of a topic, or its events would have no order.
 */
final class RepeatCheck implements Check {

  @Override
  public String name() {
    return "repeat";
  }

  @Override
  public void run(History history, Findings findings) {
    Map<String, TopicRecord> first = new HashMap<>();
    Map<List<Object>, Set<Integer>> partitions = new HashMap<>();
    for (PublishedRecord each : history.outbound().records()) {
      each.event()
          .ifPresent(
              event -> {
                TopicRecord original = first.putIfAbsent(event.eventId(), each.origin());
                if (original != null) {
                  compare(original, event, findings);
                }
                partitions
                    .computeIfAbsent(
                        List.of(event.topic().topic(), event.couponId()), unseen -> new HashSet<>())
                    .add(each.origin().partition());
              });
    }
    partitions.forEach(
        (couponOfTopic, used) ->
            findings.addUnless(
                used.size() == 1,
                "coupon " + couponOfTopic.get(1),
                "lies in the partitions " + used + " of " + couponOfTopic.get(0)));
  }

  private static void compare(TopicRecord original, PublishedEvent repeat, Findings findings) {
    TopicRecord record = repeat.origin();
    List<String> differing = new ArrayList<>();
    if (!original.topic().equals(record.topic())) {
      differing.add("topic");
    }
    if (!original.key().equals(record.key())) {
      differing.add("key");
    }
    if (!original.value().equals(record.value())) {
      differing.add("value");
    }
    if (!original.headers().equals(record.headers())) {
      differing.add("headers");
    }
    findings.addUnless(
        differing.isEmpty(),
        repeat.subject(),
        "differs in "
            + String.join(", ", differing)
            + " between "
            + original.position()
            + " and "
            + record.position());
  }
}
