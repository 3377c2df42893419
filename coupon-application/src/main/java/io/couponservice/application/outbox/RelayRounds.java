package io.couponservice.application.outbox;

import io.couponservice.application.outbox.RelayOutbox.Timing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * One round of the relay after the other, each by itself: reads the shards that this instance has
 * leased, hands the records to the broker, and removes those that the broker has. Of one thread.
 */
public final class RelayRounds {

  private static final Duration LOOK = Duration.ofMillis(200);

  private final OutboxQueue queue;
  private final RecordPublisher publisher;
  private final Timing timing;
  private final String instance;
  private final HeldLeases leases;
  private final BooleanSupplier stopping;
  private final Consumer<RuntimeException> onFailure;
  private final List<OutboxEntry> published = new ArrayList<>();

  /**
   * With its ports.
   *
   * @param queue not null
   * @param leases not null
   * @param publisher not null
   * @param timing not null
   * @param instance unique to this run of a process, not null
   * @param nanoTime a clock that only goes forward, as {@link System#nanoTime()}, not null
   * @param stopping whether a round is to end early, not null
   * @param onFailure told of each failure that a round goes on after, not null
   */
  public RelayRounds(
      OutboxQueue queue,
      OutboxLeases leases,
      RecordPublisher publisher,
      Timing timing,
      String instance,
      LongSupplier nanoTime,
      BooleanSupplier stopping,
      Consumer<RuntimeException> onFailure) {
    this.queue = queue;
    this.publisher = publisher;
    this.timing = timing;
    this.instance = instance;
    this.leases = new HeldLeases(leases, instance, timing.lease(), nanoTime);
    this.stopping = stopping;
    this.onFailure = onFailure;
  }

  /**
   * Publishes some of what waits.
   *
   * @return how many records were read; 0 if nothing waits
   * @throws InterruptedException if the thread is to end
   * @throws RuntimeException if something could not be published or removed: try again later
   */
  public int relayOnce() throws InterruptedException {
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
    List<Handed> handed = handOver(entries);
    awaitAnswers(handed);
    List<Handed> refused = new ArrayList<>();
    RuntimeException failure = null;
    for (Handed each : handed) {
      if (each.isPublished()) {
        published.add(each.entry());
      } else if (each.isRefused()) {
        refused.add(each);
      } else {
        failure = each.failure();
      }
    }
    // Last: if one of these fails, what was published is known all the same.
    refused.forEach(each -> queue.setAside(each.entry(), each.failure().getMessage()));
    if (failure != null) {
      throw failure;
    }
  }

  /**
   * Hands records to the publisher. Once it did not take one, the later ones of that topic stay
   * behind it: else they would overtake it.
   */
  private List<Handed> handOver(List<OutboxEntry> entries) {
    List<Handed> all = new ArrayList<>(entries.size());
    Set<String> refusing = new HashSet<>();
    for (OutboxEntry entry : entries) {
      String topic = entry.record().topic();
      if (stopping.getAsBoolean() || !leases.valid()) {
        break;
      }
      if (!refusing.contains(topic)) {
        // Taking a record may block for a while, each time that it fails.
        keepLeases();
        Handed handed = new Handed(entry, publisher.publish(entry.record()));
        all.add(handed);
        if (handed.wasNotTaken()) {
          refusing.add(topic);
        }
      }
    }
    return all;
  }

  /** Waits as long as it takes, and keeps the leases meanwhile: nobody else may publish these. */
  private void awaitAnswers(List<Handed> handed) throws InterruptedException {
    CompletableFuture<?> all =
        CompletableFuture.allOf(
                handed.stream().map(Handed::answer).toArray(CompletableFuture<?>[]::new))
            .handle((done, failure) -> null);
    while (!isDone(all, LOOK)) {
      if (stopping.getAsBoolean()) {
        // What the broker has by then is removed; the rest is published again by the next owner.
        isDone(all, timing.outage());
        return;
      }
      keepLeases();
    }
  }

  private static boolean isDone(CompletableFuture<?> future, Duration wait)
      throws InterruptedException {
    try {
      future.get(wait.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
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

  /** Ends the work: removes what was published, and gives the leases back. */
  public void giveBack() {
    removePublished(leases.current());
    leases.release();
  }
}
