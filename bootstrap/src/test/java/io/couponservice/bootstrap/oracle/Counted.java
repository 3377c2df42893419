package io.couponservice.bootstrap.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Events by the change they stand for, to see that each has one and only one. */
final class Counted<K> {

  private final Map<K, List<PublishedEvent>> byChange;

  Counted(List<PublishedEvent> events, Function<PublishedEvent, K> change) {
    byChange =
        events.stream()
            .collect(Collectors.groupingBy(change, LinkedHashMap::new, Collectors.toList()));
  }

  List<PublishedEvent> of(K change) {
    return byChange.getOrDefault(change, List.of());
  }

  /** Reports a change that was published with more than one eventId. */
  void reportRepeated(Findings findings) {
    byChange.values().stream()
        .filter(events -> events.size() > 1)
        .forEach(
            events ->
                findings.add(
                    events.get(0).subject(),
                    "the same change was published as "
                        + events.stream().map(PublishedEvent::eventId).toList()));
  }
}
