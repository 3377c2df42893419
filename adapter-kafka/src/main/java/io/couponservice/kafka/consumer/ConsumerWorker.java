package io.couponservice.kafka.consumer;

import io.couponservice.application.port.OutageException;
import io.couponservice.application.record.InboundRecord;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One consumer on its thread: polls until a batch is full or nothing more is at hand, has it
 * handled, and commits exactly the offsets of what was handled. In an outage it keeps its
 * partitions: pauses them, goes on polling, and has the same batch handled again.
 */
final class ConsumerWorker implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(ConsumerWorker.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSED_POLL = Duration.ofMillis(100);
  private static final Duration CLOSE = Duration.ofSeconds(3);

  /** Then they wait for the next time: a consumer that gave up would lose its partitions. */
  private static final Duration COMMIT = Duration.ofSeconds(2);

  private static final int TOO_MANY_FAILURES = 3;

  /** A consumer that has not failed for that long does not fail again and again. */
  private static final Duration STEADY = Duration.ofSeconds(10);

  /** How long handling may take before the consumer polls beside it. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** So many failures in a row as in an outage, while there is none, are the batch's own. */
  private static final int STRIKES = 3;

  private final ConsumerSettings settings;
  private final BatchHandler handler;
  private final HandlingThread handling;
  private final IntervalFunction outageWait;
  private final DrainedRecords drained;
  private final Map<TopicPartition, OffsetAndMetadata> handled = new HashMap<>();
  private boolean paused;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicInteger failures = new AtomicInteger();
  private volatile boolean stopping;
  private volatile KafkaConsumer<byte[], byte[]> consumer;

  ConsumerWorker(String name, ConsumerSettings settings, BatchHandler handler) {
    this.settings = settings;
    this.handler = handler;
    this.handling = new HandlingThread(name + "-batch");
    this.outageWait =
        IntervalFunction.ofExponentialBackoff(settings.outageWait(), 2, settings.outageMaxWait());
    this.drained = new DrainedRecords(settings.drain());
  }

  /** Ends {@link #run} after the batch in hand. From any thread. */
  void stop() {
    stopping = true;
    stopped.countDown();
    KafkaConsumer<byte[], byte[]> current = consumer;
    if (current != null) {
      current.wakeup();
    }
  }

  @Override
  public void run() {
    try (handling) {
      while (!stopping) {
        consume();
      }
    }
  }

  private void consume() {
    try {
      consumeUntilStopped();
    } catch (WakeupException e) {
      LOG.debug("woken to stop");
    } catch (RuntimeException e) {
      int inARow = failures.incrementAndGet();
      LOG.error("consuming failed {} times in a row; a new consumer takes over", inARow, e);
      awaitStop(outageWait.apply(inARow));
    }
  }

  /**
   * Whether consuming goes on: false if it fails again and again, each time in another consumer.
   */
  boolean healthy() {
    return failures.get() < TOO_MANY_FAILURES;
  }

  private void consumeUntilStopped() {
    drained.clear();
    handled.clear();
    consumer =
        new KafkaConsumer<>(
            settings.properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    Runnable unwatch = () -> {};
    try {
      unwatch = settings.watch().apply(consumer);
      consumer.subscribe(settings.topics(), new Rebalance());
      long start = System.nanoTime();
      while (!stopping) {
        drain();
        boolean some = !drained.isEmpty();
        handleDrained();
        commitHandled();
        // To poll nothing is no success: a new consumer waits for its partitions at first.
        if (some || System.nanoTime() - start > STEADY.toNanos()) {
          failures.set(0);
        }
      }
    } finally {
      unwatch.run();
      close();
    }
  }

  private void drain() {
    drained.add(consumer.poll(POLL));
    while (!drained.isFull() && !drained.isEmpty()) {
      ConsumerRecords<byte[], byte[]> more = consumer.poll(Duration.ZERO);
      if (more.isEmpty()) {
        return;
      }
      drained.add(more);
    }
  }

  private void handleDrained() {
    int strikes = 0;
    for (int attempt = 1; !drained.isEmpty() && !stopping; attempt++) {
      List<InboundRecord> batch = drained.all();
      boolean isolate = strikes >= STRIKES;
      try {
        awaitEnd(handling.begin(() -> handle(batch, isolate)));
        handled.putAll(drained.nextOffsets());
        drained.clear();
      } catch (OutageException e) {
        strikes = handler.available() ? strikes + 1 : 0;
        long wait = outageWait.apply(attempt);
        LOG.warn("waiting {} ms in an outage, attempt {}: {}", wait, attempt, e.getMessage());
        pollUntilOver(Duration.ofMillis(wait));
      }
    }
    resume();
  }

  private void handle(List<InboundRecord> batch, boolean isolate) {
    if (isolate) {
      handler.isolate(batch);
    } else {
      handler.handle(batch);
    }
  }

  /** Whoever handles for long goes on polling, so as not to lose its partitions. */
  private void awaitEnd(Future<?> batch) {
    if (HandlingThread.endsWithin(PATIENCE, batch)) {
      return;
    }
    pause();
    while (!HandlingThread.endsWithin(PAUSED_POLL, batch)) {
      if (!stopping) {
        pollPaused(Duration.ZERO);
      }
    }
  }

  /** Waits in an outage; not longer than it takes, though a moment at least. */
  private void pollUntilOver(Duration longest) {
    pause();
    long start = System.nanoTime();
    Duration waited = Duration.ZERO;
    while (waited.compareTo(longest) < 0
        && !stopping
        && (waited.compareTo(settings.outageWait()) < 0 || !handler.available())) {
      pollPaused(PAUSED_POLL);
      waited = Duration.ofNanos(System.nanoTime() - start);
    }
  }

  private void pause() {
    paused = true;
    consumer.pause(consumer.assignment());
  }

  /** Polling keeps the partitions; paused ones bring no records. */
  private void pollPaused(Duration timeout) {
    try {
      if (!consumer.poll(timeout).isEmpty()) {
        throw new IllegalStateException("paused partitions brought records");
      }
    } catch (WakeupException e) {
      LOG.debug("woken to stop");
    }
  }

  private void resume() {
    if (paused) {
      paused = false;
      consumer.resume(consumer.paused());
    }
  }

  private void commitHandled() {
    if (handled.isEmpty()) {
      return;
    }
    try {
      commitThroughWakeup();
      handled.clear();
    } catch (RebalanceInProgressException e) {
      LOG.debug("offsets wait for the end of a rebalance");
    } catch (TimeoutException e) {
      LOG.warn("offsets wait for the brokers: {}", e.getMessage());
    } catch (CommitFailedException e) {
      // Others have the partitions now, and find what was handled by its event ids.
      LOG.info("offsets not committed: {}", e.getMessage());
      handled.clear();
    }
  }

  /** A wakeup asks to stop; what was handled is committed all the same. */
  private void commitThroughWakeup() {
    try {
      consumer.commitSync(handled, COMMIT);
    } catch (WakeupException e) {
      consumer.commitSync(handled, COMMIT);
    }
  }

  private void close() {
    KafkaConsumer<byte[], byte[]> closing = consumer;
    consumer = null;
    try {
      if (!handled.isEmpty()) {
        closing.commitSync(handled, CLOSE);
      }
    } catch (RuntimeException e) {
      LOG.info("offsets not committed at the end: {}", e.getMessage());
    } finally {
      closing.close(CloseOptions.timeout(CLOSE));
    }
  }

  private void awaitStop(long millis) {
    try {
      if (stopped.await(millis, TimeUnit.MILLISECONDS)) {
        LOG.debug("stopped while waiting");
      }
    } catch (InterruptedException e) {
      stopping = true;
      Thread.currentThread().interrupt();
    }
  }

  /** What was drained from a partition, and handled of it, goes where the partition goes. */
  private final class Rebalance implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      drained.drop(partitions);
      commitHandled();
      handled.keySet().removeAll(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      drained.drop(partitions);
      handled.keySet().removeAll(partitions);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      if (paused) {
        consumer.pause(partitions);
      }
    }
  }
}
