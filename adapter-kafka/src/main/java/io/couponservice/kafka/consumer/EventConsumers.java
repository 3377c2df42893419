package io.couponservice.kafka.consumer;

import io.couponservice.application.record.InboundRecord;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The consumers of this instance, each on a thread of its own. */
public final class EventConsumers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EventConsumers.class);
  private static final Duration STOP = Duration.ofSeconds(8);

  private final List<ConsumerWorker> workers;
  private final List<Thread> threads;

  private EventConsumers(List<ConsumerWorker> workers) {
    this.workers = workers;
    this.threads =
        IntStream.range(0, workers.size())
            .mapToObj(i -> new Thread(workers.get(i), "consumer-" + i))
            .toList();
  }

  /**
   * Starts consuming.
   *
   * @param settings not null
   * @param handler handles a batch and returns after its commit. Called on several threads; throws
   *     {@link io.couponservice.application.port.OutageException} if the same batch is to be given
   *     again later
   * @return to be closed
   */
  public static EventConsumers start(
      ConsumerSettings settings, Consumer<List<InboundRecord>> handler) {
    EventConsumers consumers =
        new EventConsumers(
            IntStream.range(0, settings.concurrency())
                .mapToObj(i -> new ConsumerWorker(settings, handler))
                .toList());
    consumers.threads.forEach(Thread::start);
    return consumers;
  }

  /**
   * Whether all consumers run.
   *
   * @return false if a thread has ended
   */
  public boolean alive() {
    return threads.stream().allMatch(Thread::isAlive);
  }

  /** Finishes the batches in hand, commits their offsets and leaves the group. */
  @Override
  public void close() {
    workers.forEach(ConsumerWorker::stop);
    long end = System.nanoTime() + STOP.toNanos();
    for (Thread thread : threads) {
      try {
        TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, end - System.nanoTime()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      if (thread.isAlive()) {
        LOG.warn("{} did not end in time", thread.getName());
      }
    }
  }
}
