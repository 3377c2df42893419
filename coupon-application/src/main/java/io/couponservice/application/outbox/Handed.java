package io.couponservice.application.outbox;

import io.couponservice.application.outbox.RecordPublisher.UndeliverableException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A record that was handed to the broker.
 *
 * @param entry not null
 * @param answer the broker's, not null
 */
record Handed(OutboxEntry entry, CompletableFuture<Void> answer) {

  boolean isPublished() {
    return answer.isDone() && !answer.isCompletedExceptionally();
  }

  /** The broker may have it, or get it yet. */
  boolean isUnanswered() {
    return !answer.isDone();
  }

  /** The broker refuses it for good. */
  boolean isRefused() {
    return answer.isCompletedExceptionally() && failure() instanceof UndeliverableException;
  }

  /** It may be published again. */
  boolean wasNotTaken() {
    return answer.isCompletedExceptionally() && !isRefused();
  }

  /** Why it is not published. */
  RuntimeException failure() {
    if (!answer.isDone()) {
      return new IllegalStateException("stopped before the broker answered");
    }
    Throwable failure = answer.handle((done, thrown) -> thrown).join();
    if (failure instanceof CompletionException && failure.getCause() != null) {
      failure = failure.getCause();
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new CompletionException(failure);
  }
}
