package io.couponservice.application.failed;

import io.couponservice.application.port.FailedEventStore.Copy;
import io.couponservice.application.port.Stores;
import io.couponservice.application.record.Header;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.application.record.OutboundRecord;
import io.couponservice.application.record.RecordPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stores failed events, and puts those that are dead on the dead-letter topics, in one transaction.
 */
public final class DeadLetters {

  /** What is added to the name of a topic to get that of its dead-letter topic. */
  public static final String TOPIC_SUFFIX = ".DLQ";

  private static final String HEADER_PREFIX = "dlq.";
  private static final String ID = "id";
  private static final Pattern USABLE_ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");
  private static final int MAX_MESSAGE = 1_000;

  private DeadLetters() {}

  /**
   * The dead letter that a record is a copy of, which somebody took from the dead-letter topic.
   *
   * @param record not null
   * @return empty if it is none
   */
  public static Optional<String> copied(InboundRecord record) {
    // Anybody may send such a header: what can't be an id is none.
    return record.headerText(HEADER_PREFIX + ID).filter(id -> USABLE_ID.matcher(id).matches());
  }

  /**
   * The dead letter that a record carries to a dead-letter topic.
   *
   * @param record not null
   * @return empty if it is none
   */
  public static Optional<String> carried(OutboundRecord record) {
    return record.headers().stream()
        .filter(header -> header.name().equals(HEADER_PREFIX + ID))
        .map(header -> header.value().asText())
        .findFirst();
  }

  /**
   * Stores failed events. One whose position is stored already is left alone: it is on its way. A
   * copy of an outstanding dead letter is another failure of that one, and goes back to the
   * dead-letter topic, from where it was taken.
   *
   * @param stores of the transaction, not null
   * @param events not null, without repetition of a position
   * @return each as it is known by now, by position: the failure may be one more of a dead letter
   *     that was there
   */
  public static Map<RecordPosition, FailedEvent> store(
      Stores stores, Collection<FailedEvent> events) {
    Map<RecordPosition, FailedEvent> known = storeCopies(stores, events);
    List<FailedEvent> others =
        events.stream().filter(event -> !known.containsKey(event.record().position())).toList();
    if (!others.isEmpty()) {
      Set<RecordPosition> stored = stores.failedEvents().store(others);
      publish(stores, others.stream().filter(event -> stored.contains(event.record().position())));
      known.putAll(leftAlone(stores, others, stored));
    }
    return known;
  }

  private static Map<RecordPosition, FailedEvent> leftAlone(
      Stores stores, List<FailedEvent> events, Set<RecordPosition> stored) {
    Map<RecordPosition, FailedEvent> others =
        events.stream()
            .filter(event -> !stored.contains(event.record().position()))
            .collect(Collectors.toMap(event -> event.record().position(), event -> event));
    if (!others.isEmpty()) {
      stores
          .failedEvents()
          .idsOf(others.values())
          .forEach(
              (position, id) ->
                  others.computeIfPresent(
                      position, (same, event) -> event.asFailureOf(id, event.attempts())));
    }
    return others;
  }

  private static Map<RecordPosition, FailedEvent> storeCopies(
      Stores stores, Collection<FailedEvent> events) {
    Map<RecordPosition, FailedEvent> known = new HashMap<>();
    List<FailedEvent> named =
        events.stream()
            .filter(event -> copied(event.record()).isPresent())
            .map(
                event ->
                    event
                        .asFailureOf(copied(event.record()).orElseThrow(), event.attempts())
                        .dead())
            .toList();
    if (named.isEmpty()) {
      return known;
    }
    Map<RecordPosition, Integer> failures =
        stores.failedEvents().storeCopies(named).stream()
            .collect(Collectors.toMap(Copy::position, Copy::failures));
    List<FailedEvent> fresh = new ArrayList<>();
    for (FailedEvent event : named) {
      Integer failure = failures.get(event.record().position());
      if (failure != null && failure > 0) {
        fresh.add(event.asFailureOf(event.deadLetterId(), failure));
        known.put(event.record().position(), fresh.get(fresh.size() - 1));
      } else if (failure != null) {
        known.put(event.record().position(), event);
      }
    }
    publish(stores, fresh.stream());
    return known;
  }

  /**
   * Stores that claimed events failed once more. One that is somebody else's by now is left alone.
   *
   * @param stores of the transaction, not null
   * @param events not null
   * @param until the end of the claim, not null
   */
  public static void failAgain(Stores stores, Collection<FailedEvent> events, Instant until) {
    if (events.isEmpty()) {
      return;
    }
    Set<String> stored = stores.failedEvents().failAgain(events, until);
    publish(stores, events.stream().filter(event -> stored.contains(event.deadLetterId())));
  }

  private static void publish(Stores stores, Stream<FailedEvent> stored) {
    List<OutboundRecord> letters =
        stored.filter(FailedEvent::isDead).map(DeadLetters::deadLetter).toList();
    if (!letters.isEmpty()) {
      stores.outbox().append(letters);
    }
  }

  /**
   * The record for the dead-letter topic: key, value and headers of the original, with headers that
   * tell what happened. Those that an earlier failure left are replaced.
   */
  private static OutboundRecord deadLetter(FailedEvent event) {
    InboundRecord original = event.record();
    List<Header> headers = new ArrayList<>();
    for (Header header : original.headers()) {
      if (!header.name().startsWith(HEADER_PREFIX)) {
        headers.add(header);
      }
    }
    RecordPosition position = original.position();
    headers.add(text("original.topic", position.topic()));
    headers.add(text("original.partition", Integer.toString(position.partition())));
    headers.add(text("original.offset", Long.toString(position.offset())));
    headers.add(text("original.timestamp", original.timestamp().toString()));
    headers.add(text("original.group", event.group()));
    headers.add(text("reason", event.reason()));
    headers.add(text("message", shortened(event.message())));
    headers.add(text("attempts", Integer.toString(event.attempts())));
    headers.add(text(ID, event.deadLetterId()));
    return new OutboundRecord(
        position.topic() + TOPIC_SUFFIX, original.key(), original.value(), headers);
  }

  private static Header text(String name, String value) {
    return Header.text(HEADER_PREFIX + name, value);
  }

  private static String shortened(String message) {
    return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE);
  }
}
