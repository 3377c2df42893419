package io.couponservice.kafka.consumer;

import io.couponservice.application.record.InboundRecord;
import io.couponservice.application.record.RecordPosition;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A handler that keeps the batches that it was given, and then does what a test wants. */
final class HandledBatches implements BatchHandler {

  private final List<List<InboundRecord>> given = new CopyOnWriteArrayList<>();
  private final List<List<InboundRecord>> handled = new CopyOnWriteArrayList<>();
  private final List<List<InboundRecord>> isolated = new CopyOnWriteArrayList<>();
  private final Consumer<List<InboundRecord>> then;
  private volatile boolean available;

  HandledBatches() {
    this(batch -> {});
  }

  /** What is done with a batch may throw. */
  HandledBatches(Consumer<List<InboundRecord>> then) {
    this.then = then;
  }

  @Override
  public void handle(List<InboundRecord> batch) {
    given.add(List.copyOf(batch));
    then.accept(batch);
    handled.add(List.copyOf(batch));
  }

  @Override
  public void isolate(List<InboundRecord> batch) {
    isolated.add(List.copyOf(batch));
    handled.add(List.copyOf(batch));
  }

  @Override
  public boolean available() {
    return available;
  }

  /** Whether an outage is known; without a word there is one. */
  void available(boolean value) {
    available = value;
  }

  /** The batches that were handled with a search for the culprit. */
  List<List<InboundRecord>> isolated() {
    return isolated;
  }

  /** All batches, handled or not, in order. */
  List<List<InboundRecord>> given() {
    return given;
  }

  List<Integer> sizes() {
    return given.stream().map(List::size).toList();
  }

  /** The positions of all records whose handling did not throw, in order. */
  List<RecordPosition> handledPositions() {
    return handled.stream().flatMap(List::stream).map(InboundRecord::position).toList();
  }
}
