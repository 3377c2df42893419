package io.couponservice.application.outbox;

import io.couponservice.application.outbox.RelayOutbox.Timing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * One round of the relay after the other, each by itself: reads the shards that this instance has
 * leased, hands the records to the broker, and removes those that the broker has. Of one thread.
 */
public final class RelayRounds {

  private static final Duration LOOK = Duration.ofMillis(200);

  /** How long a round waits for answers before it goes on with the other topics. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final OutboxQueue queue;
  private final RecordPublisher publisher;
  private final Timing timing;
  private final String instance;
  private final HeldLeases leases;
  private final BooleanSupplier stopping;
  private final Consumer<RuntimeException> onFailure;
  private final LongSupplier nanoTime;
  private final List<OutboxEntry> published = new ArrayList<>();
  private final List<Handed> unanswered = new ArrayList<>();

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
    this.nanoTime = nanoTime;
    this.stopping = stopping;
    this.onFailure = onFailure;
  }

  /**
   * Publishes some of what waits. A topic that does not answer holds up its own records only.
   *
   * @return how many records were handed to the broker; 0 if none is to be at present
   * @throws InterruptedException if the thread is to end
   * @throws RuntimeException if something could not be published or removed: try again later
   */
  public int relayOnce() throws InterruptedException {
    List<ShardLease> held = leases.current(unanswered.isEmpty());
    settle(takeUnanswered());
    removePublished(held);
    List<OutboxEntry> entries = held.isEmpty() ? List.of() : queue.read(held);
    if (entries.isEmpty() || !leases.valid()) {
      return 0;
    }
    List<Handed> handed = handOver(entries, held);
    awaitAnswers(handed);
    settle(handed);
    removePublished(held);
    return handed.size();
  }

  private List<Handed> takeUnanswered() {
    List<Handed> taken = List.copyOf(unanswered);
    unanswered.clear();
    return taken;
  }

  private void settle(List<Handed> handed) {
    List<Handed> refused = new ArrayList<>();
    RuntimeException failure = null;
    for (Handed each : handed) {
      if (each.isPublished()) {
        published.add(each.entry());
      } else if (each.isRefused()) {
        refused.add(each);
      } else if (each.isUnanswered() && !stopping.getAsBoolean()) {
        unanswered.add(each);
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
   * Hands records to the publisher. Once it did not take one, or has not answered for one yet, the
   * later ones of that topic stay behind it: else they would overtake it. Once a shard is lost, the
   * rest of it is the new owner's, who may be far ahead by now.
   */
  private List<Handed> handOver(List<OutboxEntry> entries, List<ShardLease> held) {
    List<Handed> all = new ArrayList<>(entries.size());
    Map<Integer, ShardLease> readUnder =
        held.stream().collect(Collectors.toMap(ShardLease::shard, lease -> lease));
    Set<String> refusing = new HashSet<>();
    unanswered.forEach(each -> refusing.add(each.entry().record().topic()));
    for (OutboxEntry entry : entries) {
      String topic = entry.record().topic();
      if (stopping.getAsBoolean() || !leases.valid()) {
        break;
      }
      if (!refusing.contains(topic)) {
        // Taking a record may block for a while, each time that it fails.
        keepLeases();
        if (leases.holds(readUnder.get(entry.shard()))) {
          Handed handed = new Handed(entry, publisher.publish(entry.record()));
          all.add(handed);
          if (handed.wasNotTaken()) {
            refusing.add(topic);
          }
        }
      }
    }
    return all;
  }

  /**
   * Waits for a while. What has no answer by then stays with the publisher, and the leases are kept
   * round by round: nobody else may publish these.
   */
  private void awaitAnswers(List<Handed> handed) throws InterruptedException {
    CompletableFuture<?> all =
        CompletableFuture.allOf(
                handed.stream().map(Handed::answer).toArray(CompletableFuture<?>[]::new))
            .handle((done, failure) -> null);
    long end = nanoTime.getAsLong() + PATIENCE.toNanos();
    while (!isDone(all, LOOK) && nanoTime.getAsLong() - end < 0) {
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
    unanswered.stream().filter(Handed::isPublished).map(Handed::entry).forEach(published::add);
    removePublished(leases.current(true));
    leases.release();
  }
}
