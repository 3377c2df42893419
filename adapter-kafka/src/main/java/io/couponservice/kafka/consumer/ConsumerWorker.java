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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
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
  private static final int TOO_MANY_FAILURES = 3;

  private final ConsumerSettings settings;
  private final Consumer<List<InboundRecord>> handler;
  private final IntervalFunction outageWait;
  private final DrainedRecords drained;
  private final Map<TopicPartition, OffsetAndMetadata> handled = new HashMap<>();
  private boolean paused;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicInteger failures = new AtomicInteger();
  private volatile boolean stopping;
  private volatile KafkaConsumer<byte[], byte[]> consumer;

  ConsumerWorker(ConsumerSettings settings, Consumer<List<InboundRecord>> handler) {
    this.settings = settings;
    this.handler = handler;
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
    while (!stopping) {
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
    try {
      consumer.subscribe(settings.topics(), new Rebalance());
      while (!stopping) {
        drain();
        handleDrained();
        commitHandled();
        failures.set(0);
      }
    } finally {
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
    for (int attempt = 1; !drained.isEmpty() && !stopping; attempt++) {
      try {
        handler.accept(drained.all());
        handled.putAll(drained.nextOffsets());
        drained.clear();
      } catch (OutageException e) {
        long wait = outageWait.apply(attempt);
        LOG.warn("waiting {} ms in an outage, attempt {}: {}", wait, attempt, e.getMessage());
        pollPaused(wait);
      }
    }
    resume();
  }

  /** Polling keeps the partitions; paused ones bring no records. */
  private void pollPaused(long millis) {
    paused = true;
    consumer.pause(consumer.assignment());
    long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
    while (System.nanoTime() - end < 0 && !stopping) {
      drained.add(consumer.poll(PAUSED_POLL));
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
    } catch (CommitFailedException e) {
      // Others have the partitions now, and find what was handled by its event ids.
      LOG.info("offsets not committed: {}", e.getMessage());
      handled.clear();
    }
  }

  /** A wakeup asks to stop; what was handled is committed all the same. */
  private void commitThroughWakeup() {
    try {
      consumer.commitSync(handled);
    } catch (WakeupException e) {
      consumer.commitSync(handled);
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
