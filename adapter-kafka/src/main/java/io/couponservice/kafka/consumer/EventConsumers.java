package io.couponservice.kafka.consumer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The consumers of this instance, each on a thread of its own. */
public final class EventConsumers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EventConsumers.class);
  private static final String NAME = "consumer-";
  private static final Duration STOP = Duration.ofSeconds(8);

  private final List<ConsumerWorker> workers;
  private final List<Thread> threads;

  private EventConsumers(List<ConsumerWorker> workers) {
    this.workers = workers;
    this.threads =
        IntStream.range(0, workers.size())
            .mapToObj(i -> new Thread(workers.get(i), NAME + i))
            .toList();
  }

  /**
   * Starts consuming.
   *
   * @param settings not null
   * @param handler not null
   * @return to be closed
   * @throws IllegalArgumentException if a property of the Kafka client is wrong
   */
  public static EventConsumers start(ConsumerSettings settings, BatchHandler handler) {
    requireValid(settings.properties());
    EventConsumers consumers =
        new EventConsumers(
            IntStream.range(0, settings.concurrency())
                .mapToObj(i -> new ConsumerWorker(NAME + i, settings, handler))
                .toList());
    consumers.threads.forEach(Thread::start);
    return consumers;
  }

  /** A wrong property is told now, not by each new consumer for ever. */
  private static void requireValid(Map<String, Object> properties) {
    try {
      Map<String, Object> complete = new HashMap<>(properties);
      complete.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
      complete.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
      var unused = new ConsumerConfig(complete);
    } catch (ConfigException e) {
      throw new IllegalArgumentException("Kafka consumer: " + e.getMessage(), e);
    }
  }

  /**
   * Whether all consumers run.
   *
   * @return false if a thread has ended, or fails again and again
   */
  public boolean alive() {
    return threads.stream().allMatch(Thread::isAlive)
        && workers.stream().allMatch(ConsumerWorker::healthy);
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
