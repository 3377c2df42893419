package io.couponservice.application.outbox;

import io.couponservice.application.record.OutboundRecord;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Answers as the test says, and remembers what it was handed and what it has. */
final class FakeBroker implements RecordPublisher {

  /** The values that it was handed, in order. */
  final List<String> handed = new CopyOnWriteArrayList<>();

  /** The values that it has, in the order in which it got them. */
  final List<String> has = new CopyOnWriteArrayList<>();

  /** How it answers; null for: at once, it has the record. */
  volatile Function<String, CompletableFuture<Void>> answer = value -> null;

  @Override
  public CompletableFuture<Void> publish(OutboundRecord record) {
    String value = record.value().asText();
    handed.add(value);
    CompletableFuture<Void> answered = answer.apply(value);
    CompletableFuture<Void> result =
        answered == null ? CompletableFuture.completedFuture(null) : answered;
    return result.thenRun(() -> has.add(value));
  }
}
