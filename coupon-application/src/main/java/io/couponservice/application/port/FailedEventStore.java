package io.couponservice.application.port;

import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.failed.Operation;
import io.couponservice.application.port.ProcessedEventStore.EventKey;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.application.record.RecordPosition;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Consumed records that could not be processed, as those that handle them see them. One is
 * outstanding as long as it waits for its next attempt, or as a dead letter. Whatever happens to
 * one is kept.
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
   * Stores that copies of dead letters failed, which somebody put back on their topic: each once by
   * its position and its timestamp, as another failure of the dead letter that its headers name, if
   * that is outstanding and of the same event.
   *
   * @param copies with the ids of their dead letters, not null, without repetition of a position
   * @return what is known by now of the positions that are those of copies
   */
  List<Copy> storeCopies(Collection<FailedEvent> copies);

  /**
   * A copy that failed.
   *
   * @param position where it was read, not null
   * @param failures how often its dead letter has failed by now; 0 if this failure was known before
   */
  record Copy(RecordPosition position, int failures) {}

  /**
   * The dead letters under which failures are known that were not stored anew.
   *
   * @param events not null, without repetition of a position
   * @return by position: the one that was stored of it, or else the outstanding one of the same
   *     event; without those of which nothing is known
   */
  Map<RecordPosition, String> idsOf(Collection<FailedEvent> events);

  /**
   * Closes the outstanding failures of events that have been handled in this transaction.
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

  /**
   * Closes dead letters whose records could not be read, because copies of them, which somebody put
   * back on their topic, could be, and were handled in this transaction.
   *
   * @param copies by the ids of their dead letters, not null
   */
  void recoverCopies(Map<String, InboundRecord> copies);

  /**
   * Closes dead letters that a replay came to terms with. Those that are closed already stay as
   * they are.
   *
   * @param replayed not null
   * @param operation not null
   * @return how many were dead, and are closed now
   */
  int replayed(Collection<Replayed> replayed, Operation operation);

  /**
   * A dead letter that a replay came to terms with.
   *
   * @param deadLetterId not null
   * @param attempt which one it was, 2 or more
   * @param outcome what came of it, not null
   */
  record Replayed(String deadLetterId, int attempt, String outcome) {
    /** Checks for null. */
    public Replayed {
      Objects.requireNonNull(deadLetterId, "deadLetterId");
      Objects.requireNonNull(outcome, "outcome");
    }
  }

  /**
   * Stores that dead letters failed once more when they were replayed. Those that were closed, or
   * failed in another way meanwhile, are left alone. What was not known of one is by now, perhaps.
   *
   * @param events with their new reason, attempts and times, not null
   * @param operation not null
   * @return how many were stored
   */
  int replayFailed(Collection<FailedEvent> events, Operation operation);
}
