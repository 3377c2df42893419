package io.couponservice.kafka.health;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows whether the brokers answer: asks again and again. Whoever asks it, never waits. */
public final class BrokerWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BrokerWatch.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration STOP = Duration.ofSeconds(3);

  private final Admin admin;
  private final Thread thread = new Thread(this::watch, "broker-watch");
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean up = true;

  private BrokerWatch(Admin admin) {
    this.admin = admin;
    this.thread.setDaemon(true);
  }

  /**
   * Starts to watch.
   *
   * @param properties of the Kafka admin client, complete, not null
   * @return to be closed
   */
  public static BrokerWatch start(Map<String, Object> properties) {
    BrokerWatch watch = new BrokerWatch(Admin.create(properties));
    watch.thread.start();
    return watch;
  }

  /**
   * Whether the brokers answered when they were last asked, about three seconds ago at most.
   *
   * @return false if none did, in time
   */
  public boolean up() {
    return up;
  }

  private void watch() {
    try {
      do {
        look();
      } while (!stopped.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() throws InterruptedException {
    int millis = Math.toIntExact(PATIENCE.toMillis());
    try {
      admin
          .describeCluster(new DescribeClusterOptions().timeoutMs(millis))
          .nodes()
          .get(millis, TimeUnit.MILLISECONDS);
      tell(true, "");
    } catch (ExecutionException e) {
      tell(false, String.valueOf(e.getCause().getMessage()));
    } catch (TimeoutException e) {
      tell(false, "no answer in " + millis + " ms");
    } catch (RuntimeException e) {
      tell(false, e.toString());
    }
  }

  private void tell(boolean now, String why) {
    if (up && !now) {
      LOG.warn("the brokers don't answer: {}", why);
    } else if (!up && now) {
      LOG.info("the brokers answer again");
    }
    up = now;
  }

  /** Ends the watch. */
  @Override
  public void close() {
    stopped.countDown();
    admin.close(STOP);
    try {
      TimeUnit.MILLISECONDS.timedJoin(thread, STOP.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
