package io.couponservice.bootstrap.oracle;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Each dead letter reaches its topic with the original content, and no other does. */
final class DeadLetterCheck implements Check {

  @Override
  public String name() {
    return "dead letter";
  }

  @Override
  public void run(History history, Findings findings) {
    Map<String, FailedEventRow> rows = new HashMap<>();
    for (FailedEventRow row : history.database().failedEvents()) {
      rows.put(row.deadLetterId(), row);
      original(row, history, findings);
      findings.addUnless(
          row.outstanding() || row.recovered(), row.subject(), "has the status " + row.status());
      findings.addUnless(
          !row.recovered()
              || row.retried()
              || row.event().filter(history.processed()::contains).isPresent(),
          row.subject(),
          "is closed although its event never took effect");
    }
    history
        .failedByEvent()
        .forEach(
            (event, failures) ->
                findings.addUnless(
                    failures.stream().filter(FailedEventRow::outstanding).count() <= 1,
                    event.subject(),
                    "has more than one outstanding dead letter"));
    Set<String> reached = new HashSet<>();
    for (InboundTopic topic : InboundTopic.values()) {
      for (TopicRecord each : history.topics().of(topic.deadLetterTopic())) {
        List<String> ids = each.header("dlq.id");
        FailedEventRow row = ids.size() == 1 ? rows.get(ids.get(0)) : null;
        if (row == null) {
          findings.add(each.position(), "is a dead letter without a row: " + ids);
        } else {
          reached.add(row.deadLetterId());
          compare(each, row, history, findings);
        }
      }
    }
    for (FailedEventRow row : rows.values()) {
      findings.addUnless(
          reached.contains(row.deadLetterId()) || (row.recovered() && row.retried()),
          row.subject(),
          "never reached " + row.topic() + ".DLQ");
    }
  }

  private static void original(FailedEventRow row, History history, Findings findings) {
    TopicRecord origin = history.inbox().records().get(row.position());
    if (origin == null) {
      findings.add(row.subject(), "there is no such record");
      return;
    }
    findings.addUnless(
        row.key().equals(origin.key()) && row.value().equals(origin.value()),
        row.subject(),
        "key or value is not that of the record");
    findings.addUnless(
        row.recordTimestamp() == origin.timestamp(),
        row.subject(),
        "has another timestamp than the record");
  }

  private static void compare(
      TopicRecord letter, FailedEventRow row, History history, Findings findings) {
    findings.addUnless(
        letter.topic().equals(row.topic() + ".DLQ")
            && letter.key().equals(row.key())
            && letter.value().equals(row.value()),
        row.subject(),
        "topic, key or value differs at " + letter.position());
    header(letter, row, "topic", row.topic(), findings);
    header(letter, row, "partition", Integer.toString(row.partition()), findings);
    header(letter, row, "offset", Long.toString(row.offset()), findings);
    timestamp(letter, row, findings);
    header(letter, row, "group", row.consumerGroup(), findings);
    require(letter, row, "dlq.reason", row.reason(), findings);
    require(letter, row, "dlq.attempts", Integer.toString(row.attempts()), findings);
    TopicRecord origin = history.inbox().records().get(row.position());
    if (origin != null) {
      List<TopicHeader> own = withoutDeadLetterHeaders(letter);
      findings.addUnless(
          own.equals(withoutDeadLetterHeaders(origin)),
          row.subject(),
          "lost or gained original headers at " + letter.position());
    }
  }

  private static List<TopicHeader> withoutDeadLetterHeaders(TopicRecord each) {
    return each.headers().stream().filter(header -> !header.name().startsWith("dlq.")).toList();
  }

  /** The contract says that it is text, not which: milliseconds and ISO 8601 will do. */
  private static void timestamp(TopicRecord letter, FailedEventRow row, Findings findings) {
    List<String> told = letter.header("dlq.original.timestamp");
    long millis = row.recordTimestamp();
    findings.addUnless(
        told.equals(List.of(Long.toString(millis)))
            || told.equals(List.of(Instant.ofEpochMilli(millis).toString())),
        row.subject(),
        "header dlq.original.timestamp is " + told + " instead of " + millis);
  }

  private static void header(
      TopicRecord letter, FailedEventRow row, String part, String expected, Findings findings) {
    require(letter, row, "dlq.original." + part, expected, findings);
  }

  private static void require(
      TopicRecord letter, FailedEventRow row, String header, String expected, Findings findings) {
    findings.addUnless(
        letter.header(header).equals(List.of(expected)),
        row.subject(),
        "header " + header + " is " + letter.header(header) + " instead of " + expected);
  }
}
