package io.couponservice.bootstrap.wiring;

import io.couponservice.application.port.OutageException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that comes due by itself, on a thread of its own: round after round until nothing is left,
 * then a wait. No failure ends it.
 */
final class PeriodicWork implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PeriodicWork.class);
  private static final Duration STOP = Duration.ofSeconds(5);

  /** A part of work, of bounded size. */
  @FunctionalInterface
  interface Round {

    /**
     * Does it.
     *
     * @return whether more may be left
     * @throws OutageException if a server is away
     */
    boolean run();
  }

  private final String name;
  private final Duration period;
  private final Round round;
  private final Thread thread;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private boolean outage;

  private PeriodicWork(String name, Duration period, Round round) {
    this.name = name;
    this.period = period;
    this.round = round;
    this.thread = new Thread(this::work, name);
  }

  /**
   * Starts.
   *
   * @param name of the thread, and in the log
   * @param period the longest wait between what is left and the next look
   * @param round what is done
   */
  static PeriodicWork start(String name, Duration period, Round round) {
    PeriodicWork started = new PeriodicWork(name, period, round);
    started.thread.start();
    return started;
  }

  private void work() {
    try {
      do {
        runRounds();
      } while (!stopped.await(nextWait(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void runRounds() {
    try {
      boolean more;
      do {
        more = round.run();
        tellEndOfOutage();
      } while (more && stopped.getCount() > 0);
    } catch (OutageException e) {
      tellOutage(e);
    } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
      LOG.error("{} failed, and goes on with its next round", name, e);
    }
  }

  /** Once, not with each round. */
  private void tellOutage(OutageException e) {
    if (!outage) {
      outage = true;
      LOG.warn("{} waits in an outage: {}", name, e.getMessage());
    }
  }

  private void tellEndOfOutage() {
    if (outage) {
      outage = false;
      LOG.info("{} goes on", name);
    }
  }

  /** Not all alike, so that instances that started together don't stay in step. */
  private long nextWait() {
    long millis = period.toMillis();
    return millis - ThreadLocalRandom.current().nextLong(millis / 8 + 1);
  }

  boolean alive() {
    return thread.isAlive();
  }

  /** Ends after the round in hand. Does not wait for it. */
  void stop() {
    stopped.countDown();
  }

  /** Ends after the round in hand. */
  @Override
  public void close() {
    stop();
    try {
      TimeUnit.MILLISECONDS.timedJoin(thread, STOP.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      LOG.warn("{} did not end in time", name);
      thread.interrupt();
    }
  }
}
