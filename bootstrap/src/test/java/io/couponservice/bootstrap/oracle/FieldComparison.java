package io.couponservice.bootstrap.oracle;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Compares fields of an event with what they must be. */
final class FieldComparison {

  private static final DateTimeFormatter TO_THE_SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  private final PublishedEvent event;
  private final Findings findings;

  FieldComparison(PublishedEvent event, Findings findings) {
    this.event = event;
    this.findings = findings;
  }

  FieldComparison number(String field, long expected) {
    JsonNode value = event.data().path(field);
    return compare(
        field, value.isIntegralNumber() && value.longValue() == expected, Long.toString(expected));
  }

  FieldComparison text(String field, String expected) {
    return compare(field, event.text(field).equals(expected), expected);
  }

  FieldComparison textOrNull(String field, Optional<String> expected) {
    return compare(field, Json.text(event.data(), field).equals(expected), expected.orElse("null"));
  }

  FieldComparison time(String field, LocalDateTime expected) {
    return text(field, expected.format(TO_THE_SECOND));
  }

  /** Whether a field is that time, to the second. */
  static boolean isTime(PublishedEvent event, String field, LocalDateTime expected) {
    return event.text(field).equals(expected.format(TO_THE_SECOND));
  }

  private FieldComparison compare(String field, boolean equal, String expected) {
    findings.addUnless(
        equal,
        event::subject,
        () -> field + " is " + event.data().path(field) + " instead of " + expected);
    return this;
  }
}
