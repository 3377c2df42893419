package io.couponservice.bootstrap.oracle;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Looks for an order of one coupon's events that is a path of the lifecycle table. Within a topic
 * the order is given, across topics there is none, so every interleaving is open; states that led
 * nowhere are remembered, which keeps the search small.
 */
final class PathSearch {

  private final Map<PublishedTopic, List<PublishedEvent>> events =
      new EnumMap<>(PublishedTopic.class);
  private final int length;
  private final Predicate<PathState> end;
  private final Set<PathState> seen = new HashSet<>();
  private PathState furthest = PathState.START;

  PathSearch(List<PublishedEvent> ofCoupon, Predicate<PathState> end) {
    for (PublishedTopic topic : PublishedTopic.values()) {
      events.put(topic, ofCoupon.stream().filter(event -> event.topic() == topic).toList());
    }
    this.length = ofCoupon.size();
    this.end = end;
  }

  boolean findsPath() {
    return reachesEnd(PathState.START);
  }

  private boolean reachesEnd(PathState state) {
    if (!seen.add(state)) {
      return false;
    }
    if (state.length() > furthest.length()) {
      furthest = state;
    }
    if (state.length() == length && end.test(state)) {
      return true;
    }
    return LifecycleTable.from(state.status())
        .flatMap(step -> next(state, step))
        .anyMatch(this::reachesEnd);
  }

  private Stream<PathState> next(PathState state, Step step) {
    List<PublishedEvent> published = new ArrayList<>();
    for (ExpectedEvent expected : step.events()) {
      // No step publishes twice to one topic, so the head of each topic is the one to look at.
      List<PublishedEvent> ofTopic = events.get(expected.topic());
      int at = state.taken(expected.topic());
      if (at == ofTopic.size()) {
        return Stream.empty();
      }
      published.add(ofTopic.get(at));
    }
    if (!step.matches(published)) {
      return Stream.empty();
    }
    return Holders.after(step.binding(), state.holder(), known(state), published)
        .map(holder -> state.after(step, holder));
  }

  /** All who have held the coupon so far, as reserved events tell. */
  private List<Holder> known(PathState state) {
    return events.get(PublishedTopic.RESERVED).stream()
        .limit(state.taken(PublishedTopic.RESERVED))
        .map(Holder::of)
        .toList();
  }

  /** Where the longest attempt got stuck. */
  String stuck() {
    List<String> left =
        events.entrySet().stream()
            .flatMap(each -> each.getValue().stream().skip(furthest.taken(each.getKey())))
            .map(PathSearch::described)
            .toList();
    String holder = furthest.holder().map(each -> " for " + each).orElse("");
    return "gets "
        + furthest.length()
        + " events far, to "
        + furthest.status()
        + holder
        + ", with "
        + left
        + " left";
  }

  private static String described(PublishedEvent event) {
    String reason = event.text("reason");
    return event.topic()
        + " "
        + event.eventId()
        + " "
        + event.text("orderId")
        + Optional.of(reason).filter(text -> !text.isEmpty()).map(text -> " " + text).orElse("");
  }
}
