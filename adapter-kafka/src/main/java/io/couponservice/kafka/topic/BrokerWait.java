package io.couponservice.kafka.topic;

import io.couponservice.application.port.OutageException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for a broker at the start, for a bounded time: brokers may well start together with the
 * service, but one that stays away is for whoever supervises the process.
 */
final class BrokerWait {

  private static final Logger LOG = LoggerFactory.getLogger(BrokerWait.class);
  private static final Duration ATTEMPT = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private BrokerWait() {}

  /**
   * Returns how many brokers there are, once one answers.
   *
   * @throws OutageException if none does in time
   * @throws TopicsRefusedException if one refuses to answer
   */
  static int awaitBrokers(TopicAdmin admin, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return admin.brokers(shorter(ATTEMPT, Duration.ofNanos(end - System.nanoTime())));
      } catch (OutageException e) {
        long left = end - System.nanoTime() - PAUSE.toNanos();
        if (left <= 0 || Thread.currentThread().isInterrupted()) {
          throw new OutageException(
              "no Kafka broker has answered in " + patience.toSeconds() + " s", e);
        }
        LOG.warn(
            "no Kafka broker answers; waiting for another {} s: {}",
            Duration.ofNanos(left).toSeconds(),
            e.getMessage());
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
