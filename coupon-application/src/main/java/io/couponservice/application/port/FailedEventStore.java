package io.couponservice.application.port;

import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.port.ProcessedEventStore.EventKey;
import io.couponservice.application.record.RecordPosition;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Consumed records that could not be processed. One is outstanding as long as it waits for its next
 * attempt, or as a dead letter.
 */
public interface FailedEventStore {

  /**
   * Stores failed events, each once by its position and its timestamp, and one outstanding by topic
   * and event id.
   *
   * @param events not null, without repetition of a position
   * @return the positions of those that are stored now and were not before
   */
  Set<RecordPosition> store(Collection<FailedEvent> events);

  /**
   * Closes the outstanding failures of events that have taken effect in this transaction.
   *
   * @param events not null
   */
  void recover(Collection<EventKey> events);

  /**
   * Which of some events are outstanding.
   *
   * @param events not null
   * @return some of them
   */
  Set<EventKey> outstanding(Collection<EventKey> events);

  /**
   * Takes failed events whose next attempt is due. Nobody else gets them before the claim ends; if
   * nothing was said of them by then, they are due again.
   *
   * @param now not null
   * @param until the end of the claim, after now
   * @param limit the most of them, 1 or more
   * @return those that were due first, with the end of the claim as {@code retryAt}
   */
  List<FailedEvent> claim(Instant now, Instant until, int limit);

  /**
   * Closes claimed events that an attempt came to terms with, whoever has them by now. What is
   * closed already stays so.
   *
   * @param deadLetterIds not null
   */
  void close(Collection<String> deadLetterIds);

  /**
   * Stores what became of claimed events that failed once more. Those that were closed, or claimed
   * by somebody else after this claim had ended, are left alone.
   *
   * @param events with their new reason, attempts and times, not null
   * @param until the end of the claim under which they were tried, not null
   * @return the ids of those that were stored
   */
  Set<String> failAgain(Collection<FailedEvent> events, Instant until);
}
