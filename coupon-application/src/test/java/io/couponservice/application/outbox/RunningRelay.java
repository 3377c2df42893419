package io.couponservice.application.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.outbox.RelayOutbox.Timing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A relay in a thread of its own, on fakes of its ports. */
final class RunningRelay implements AutoCloseable {

  static final String INSTANCE = "one";
  static final Duration LEASE = Duration.ofMillis(1_500);

  final FakeQueue queue = new FakeQueue();
  final FakeLeases leases = new FakeLeases();
  final FakeBroker broker = new FakeBroker();
  final OutboxSignal signal = new OutboxSignal();
  final List<RuntimeException> failures = new CopyOnWriteArrayList<>();

  private Thread thread;
  private RelayOutbox relay;

  /** Starts it with a short wait for news and after failures. */
  void start() {
    start(new Timing(LEASE, Duration.ofMillis(5), Duration.ofMillis(5)));
  }

  void start(Timing timing) {
    relay = new RelayOutbox(queue, leases, broker, signal, timing, INSTANCE, failures::add);
    thread = new Thread(relay, "relay");
    thread.start();
  }

  void stop() {
    relay.stop();
  }

  void interrupt() {
    thread.interrupt();
  }

  void assertRuns() {
    assertThat(thread.isAlive()).as("the relay runs").isTrue();
  }

  void assertEndsWithin(Duration time) throws InterruptedException {
    TimeUnit.MILLISECONDS.timedJoin(thread, time.toMillis());
    assertThat(thread.isAlive()).as("the relay still runs").isFalse();
  }

  @Override
  public void close() {
    relay.stop();
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
