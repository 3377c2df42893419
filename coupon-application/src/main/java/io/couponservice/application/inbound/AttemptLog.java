package io.couponservice.application.inbound;

import io.couponservice.application.failed.DeadLetters;
import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.failed.Operation;
import io.couponservice.application.inbound.InboundMonitor.Handled;
import io.couponservice.application.port.ContentionException;
import io.couponservice.application.port.FailedEventStore.Replayed;
import io.couponservice.application.port.ProcessedEventStore.EventKey;
import io.couponservice.application.port.ReplayJobStore.Step;
import io.couponservice.application.port.Stores;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.application.record.RecordPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stores which attempts failed, and which came to terms with a failure, with their batch. */
final class AttemptLog {

  private final Stores stores;
  private final List<FailedEvent> first = new ArrayList<>();
  private final List<FailedEvent> again = new ArrayList<>();
  private final List<String> closed = new ArrayList<>();
  private final List<Replayed> replayed = new ArrayList<>();
  private final List<FailedEvent> replayFailed = new ArrayList<>();
  private final Set<EventKey> settledKeys = new HashSet<>();
  private final Map<String, InboundRecord> settledCopies = new HashMap<>();
  private Instant until;

  private AttemptLog(Stores stores) {
    this.stores = stores;
  }

  /**
   * Stores what came of a list of attempts.
   *
   * @param applied events that took effect: whatever failed of them before is closed
   * @return what came of them, with the dead letters under which failures are known
   */
  static List<Handled> save(
      Stores stores, List<Attempt> attempts, List<Handled> handled, Collection<EventKey> applied) {
    AttemptLog log = new AttemptLog(stores);
    for (int i = 0; i < attempts.size(); i++) {
      log.add(attempts.get(i), handled.get(i));
    }
    Map<RecordPosition, FailedEvent> known = log.save(attempts, applied);
    return known.isEmpty()
        ? handled
        : handled.stream().map(each -> each.knownAs(known.get(each.record().position()))).toList();
  }

  private void add(Attempt attempt, Handled handled) {
    FailedEvent failure = handled.failure();
    if (attempt.replay() != null) {
      if (failure == null) {
        replayed.add(
            new Replayed(
                attempt.earlier().deadLetterId(), attempt.number(), handled.result().name()));
      } else {
        replayFailed.add(failure);
      }
    } else if (attempt.isRetry()) {
      until = attempt.earlier().retryAt();
      if (failure == null) {
        closed.add(attempt.earlier().deadLetterId());
      } else {
        again.add(failure);
      }
    } else if (failure != null) {
      first.add(failure);
    } else if (DeadLetters.copied(attempt.record()).isPresent()) {
      attempt.key().ifPresent(settledKeys::add);
      settledCopies.put(DeadLetters.copied(attempt.record()).orElseThrow(), attempt.record());
    }
  }

  private Map<RecordPosition, FailedEvent> save(
      List<Attempt> attempts, Collection<EventKey> applied) {
    Operation operation =
        attempts.get(0).replay() == null ? null : attempts.get(0).replay().operation();
    // What a replay closed is closed by that.
    if (!replayed.isEmpty()) {
      requireAll(stores.failedEvents().replayed(replayed, operation), replayed.size(), operation);
    }
    if (!replayFailed.isEmpty()) {
      requireAll(
          stores.failedEvents().replayFailed(replayFailed, operation),
          replayFailed.size(),
          operation);
    }
    settledKeys.addAll(applied);
    stores.failedEvents().recover(settledKeys);
    if (!settledCopies.isEmpty()) {
      stores.failedEvents().recoverCopies(settledCopies);
    }
    stores.failedEvents().close(closed);
    DeadLetters.failAgain(stores, again, until);
    Map<RecordPosition, FailedEvent> known = DeadLetters.store(stores, first);
    if (operation != null && operation.jobId() != null) {
      advance(attempts, operation.jobId());
    }
    return known;
  }

  /** What is no longer as it was read must have no effect either: it is read again. */
  private static void requireAll(int stored, int asked, Operation operation) {
    if (stored < asked) {
      String detail = "%d of %d dead letters have changed meanwhile";
      detail = detail.formatted(asked - stored, asked);
      throw operation.jobId() == null
          ? new ContentionException(detail, null)
          : new ReplayEndedException(detail);
    }
  }

  private void advance(List<Attempt> attempts, long jobId) {
    Replay firstOne = attempts.get(0).replay();
    Replay lastOne = attempts.get(attempts.size() - 1).replay();
    boolean advanced =
        stores
            .replayJobs()
            .advance(
                new Step(
                    jobId,
                    firstOne.owner(),
                    firstOne.place(),
                    lastOne.place() + 1,
                    replayed.size(),
                    replayFailed.size()));
    if (!advanced) {
      throw new ReplayEndedException("the job was stopped or taken over meanwhile");
    }
  }
}
