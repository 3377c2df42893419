package io.couponservice.application.inmemory;

import io.couponservice.application.failed.DeadLetter;
import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.failed.FailedEventChange;
import io.couponservice.application.failed.FailedEventChange.Kind;
import io.couponservice.application.failed.FailedEventStatus;
import io.couponservice.application.failed.Operation;
import io.couponservice.application.record.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A failed event with what became of it.
 *
 * @param number in the order in which they were stored
 * @param event not null
 * @param status not null
 * @param replays how many of its attempts somebody asked for
 * @param history what happened to it, the oldest first
 */
public record StoredFailure(
    long number,
    FailedEvent event,
    FailedEventStatus status,
    int replays,
    List<FailedEventChange> history) {

  /** Copies the list. */
  public StoredFailure {
    history = List.copyOf(history);
  }

  /**
   * Whether it waits for something.
   *
   * @return false if it is closed
   */
  public boolean outstanding() {
    return status.outstanding();
  }

  /** As it is first stored. */
  static StoredFailure of(long number, FailedEvent event) {
    return new StoredFailure(number, event, statusOf(event), 0, List.of(failure(event, null)));
  }

  private static FailedEventStatus statusOf(FailedEvent event) {
    return event.isDead() ? FailedEventStatus.DEAD : FailedEventStatus.RETRYING;
  }

  private static FailedEventChange failure(FailedEvent event, Operation operation) {
    return new FailedEventChange(
        event.failedAt(),
        Kind.FAILED,
        event.attempts(),
        null,
        event.reason(),
        event.message(),
        event.stack(),
        operation);
  }

  /** Under a claim that ends. */
  StoredFailure claimed(Instant until) {
    return new StoredFailure(number, event.waitingUntil(until), status, replays, history);
  }

  /** After another attempt that failed; somebody asked for it if there is an operation. */
  StoredFailure failed(FailedEvent again, Operation operation) {
    return new StoredFailure(
        number,
        again,
        statusOf(again),
        operation == null ? replays : replays + 1,
        with(failure(again, operation)));
  }

  /** After its end. */
  StoredFailure closed(
      FailedEventStatus end, Instant at, int attempt, String outcome, Operation operation) {
    return new StoredFailure(
        number,
        event,
        end,
        end == FailedEventStatus.REPLAYED ? replays + 1 : replays,
        with(
            new FailedEventChange(
                at, Kind.valueOf(end.name()), attempt, outcome, null, null, null, operation)));
  }

  private List<FailedEventChange> with(FailedEventChange change) {
    List<FailedEventChange> longer = new ArrayList<>(history);
    longer.add(change);
    return longer;
  }

  /** As operators see it. */
  DeadLetter letter(String undeliverable) {
    Bytes value = event.record().value();
    return new DeadLetter(
        number, event, status, replays, undeliverable, value == null ? 0 : value.size());
  }
}
