package io.couponservice.application.outbox;

import io.couponservice.application.outbox.RecordPublisher.UndeliverableException;
import io.couponservice.application.port.OutageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Publishes what waits in the outbox: reads the shards that this instance has leased, hands the
 * records to the broker, and removes those that the broker has. At least once, with the same event
 * id each time; per key in the order of the outbox.
 *
 * <p>Not guaranteed: that a record is published only once. After a crash between the broker's
 * answer and the removal it is published again.
 */
public final class RelayOutbox implements Runnable {

  /**
   * The times.
   *
   * @param lease how long a shard stays with an instance that is not heard of
   * @param poll the longest wait for news that another instance left
   * @param outage the wait after a failure
   */
  public record Timing(Duration lease, Duration poll, Duration outage) {}

  private final OutboxQueue queue;
  private final RecordPublisher publisher;
  private final OutboxSignal signal;
  private final Timing timing;
  private final String instance;
  private final HeldLeases leases;
  private final Consumer<RuntimeException> onFailure;
  private final List<OutboxEntry> published = new ArrayList<>();
  private volatile boolean stopping;

  /**
   * With its ports.
   *
   * @param queue not null
   * @param leases not null
   * @param publisher not null
   * @param signal raised after each commit, not null
   * @param timing not null
   * @param instance unique to this run of a process, not null
   * @param onFailure told of each failure that the relay waits out, not null
   */
  public RelayOutbox(
      OutboxQueue queue,
      OutboxLeases leases,
      RecordPublisher publisher,
      OutboxSignal signal,
      Timing timing,
      String instance,
      Consumer<RuntimeException> onFailure) {
    this.queue = queue;
    this.publisher = publisher;
    this.signal = signal;
    this.timing = timing;
    this.instance = instance;
    this.leases = new HeldLeases(leases, instance, timing.lease());
    this.onFailure = onFailure;
  }

  /** Relays until {@link #stop} is called or the thread is interrupted. */
  @Override
  public void run() {
    try {
      while (!stopping) {
        relayOrWait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      giveBack();
    }
  }

  /** Ends {@link #run} after the work in hand. */
  public void stop() {
    stopping = true;
    signal.raise();
  }

  private void relayOrWait() throws InterruptedException {
    try {
      if (relayOnce() == 0) {
        signal.await(timing.poll().toMillis());
      }
    } catch (RuntimeException e) {
      onFailure.accept(e);
      if (!stopping) {
        TimeUnit.MILLISECONDS.sleep(timing.outage().toMillis());
      }
    }
  }

  private int relayOnce() throws InterruptedException {
    List<ShardLease> held = leases.current();
    removePublished(held);
    List<OutboxEntry> entries = held.isEmpty() ? List.of() : queue.read(held);
    if (entries.isEmpty() || !leases.valid()) {
      return 0;
    }
    publish(entries);
    removePublished(held);
    return entries.size();
  }

  private void publish(List<OutboxEntry> entries) throws InterruptedException {
    List<CompletableFuture<Void>> answers = new ArrayList<>(entries.size());
    for (OutboxEntry entry : entries) {
      answers.add(publisher.publish(entry.record()));
    }
    RuntimeException failure = null;
    for (int i = 0; i < entries.size(); i++) {
      try {
        await(answers.get(i));
        published.add(entries.get(i));
      } catch (UndeliverableException e) {
        queue.setAside(entries.get(i), e.getMessage());
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Waits as long as it takes, and keeps the leases meanwhile: nobody else may publish these. */
  private void await(CompletableFuture<Void> answer) throws InterruptedException {
    while (true) {
      try {
        answer.get(timing.lease().toMillis() / 4, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException e) {
        if (stopping) {
          throw new OutageException("stopped before the broker answered", e);
        }
        keepLeases();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new CompletionException(e.getCause());
      }
    }
  }

  private void keepLeases() {
    try {
      leases.keep();
    } catch (RuntimeException e) {
      onFailure.accept(e);
    }
  }

  /** What could not be removed in an outage is removed, not published again, once it is over. */
  private void removePublished(List<ShardLease> held) {
    if (!published.isEmpty()) {
      queue.remove(instance, held, published);
      published.clear();
    }
  }

  private void giveBack() {
    try {
      removePublished(leases.current());
      leases.release();
    } catch (RuntimeException e) {
      onFailure.accept(e);
    }
  }
}
