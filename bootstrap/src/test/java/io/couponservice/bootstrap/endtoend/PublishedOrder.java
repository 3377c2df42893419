package io.couponservice.bootstrap.endtoend;

import io.couponservice.bootstrap.oracle.TopicRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds what lies in topics against the commits. At least once allows repeats, so the order is that
 * in which each event appears first: what a reader sees who drops the ids that it has seen.
 */
final class PublishedOrder {

  private static final Pattern EVENT_ID = Pattern.compile("\"eventId\":\"([^\"]+)\"");

  private final Map<String, Commit> commits = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Map<List<String>, Commit> newest = new HashMap<>();
  private final Map<List<String>, Commit> last = new HashMap<>();
  private final List<String> inversions = new ArrayList<>();
  private final List<String> strangers = new ArrayList<>();
  private int repeats;
  private int lateRepeats;

  private record Commit(String coupon, long rank) {}

  /**
   * A commit, which must come after all earlier ones of its coupon.
   *
   * @param eventIds in the order of the transaction
   */
  void committed(String coupon, List<String> eventIds) {
    for (String each : eventIds) {
      commits.put(each, new Commit(coupon, commits.size()));
    }
  }

  /** A record; those of a partition must come in its order. */
  void published(TopicRecord record) {
    String id = eventId(record);
    Commit commit = commits.get(id);
    if (commit == null || !commit.coupon().equals(record.key().toString())) {
      strangers.add(id + " at " + record.position());
      return;
    }
    List<String> couponOfTopic = List.of(record.topic(), commit.coupon());
    Commit before = newest.get(couponOfTopic);
    boolean behind = before != null && commit.rank() < before.rank();
    if (!seen.add(id)) {
      repeats++;
      lateRepeats += behind ? 1 : 0;
    } else if (behind) {
      inversions.add(id + " at " + record.position());
    }
    if (!behind) {
      newest.put(couponOfTopic, commit);
    }
    last.put(couponOfTopic, commit);
  }

  private static String eventId(TopicRecord record) {
    Matcher matcher = EVENT_ID.matcher(record.value().toString());
    return matcher.find() ? matcher.group(1) : "no id";
  }

  /** Events that appear first after a later one of their coupon and topic. */
  List<String> inversions() {
    return inversions;
  }

  /** Records that no commit is behind. */
  List<String> strangers() {
    return strangers;
  }

  /** Events that appear nowhere. */
  List<String> missing() {
    return commits.keySet().stream().filter(each -> !seen.contains(each)).toList();
  }

  /** How many events appear. */
  int events() {
    return seen.size();
  }

  /** How many records repeat an event. */
  int repeats() {
    return repeats;
  }

  /** How many of them lie behind a later event of their coupon and topic. */
  int lateRepeats() {
    return lateRepeats;
  }

  /** For how many coupons and topics the last record is not the newest event. */
  long staleEnds() {
    return last.entrySet().stream()
        .filter(each -> !each.getValue().equals(newest.get(each.getKey())))
        .count();
  }
}
