package io.couponservice.bootstrap.wiring;

import io.couponservice.application.outbox.RelayOutbox;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of the outbox relay. */
final class RelayThread implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RelayThread.class);
  private static final Duration STOP = Duration.ofSeconds(5);

  private final RelayOutbox relay;
  private final Thread thread;

  private RelayThread(RelayOutbox relay) {
    this.relay = relay;
    this.thread = new Thread(relay, "outbox-relay");
  }

  static RelayThread start(RelayOutbox relay) {
    RelayThread started = new RelayThread(relay);
    started.thread.start();
    return started;
  }

  boolean alive() {
    return thread.isAlive();
  }

  @Override
  public void close() {
    relay.stop();
    try {
      TimeUnit.MILLISECONDS.timedJoin(thread, STOP.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      LOG.warn("the relay did not end in time");
      thread.interrupt();
    }
  }
}
