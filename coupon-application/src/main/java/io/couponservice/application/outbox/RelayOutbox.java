package io.couponservice.application.outbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Publishes what waits in the outbox. At least once, with the same event id each time; per key in
 * the order of the outbox.
 *
 * <p>Not guaranteed: that a record is published only once. After a crash between the broker's
 * answer and the removal it is published again.
 */
public final class RelayOutbox implements Runnable {

  /**
   * The times.
   *
   * @param lease how long a shard stays with an instance that is not heard of
   * @param poll the longest wait for news that another instance left
   * @param outage the wait after a failure
   */
  public record Timing(Duration lease, Duration poll, Duration outage) {}

  private final RelayRounds rounds;
  private final OutboxSignal signal;
  private final Timing timing;
  private final Consumer<RuntimeException> onFailure;
  private final CountDownLatch stopping = new CountDownLatch(1);

  /**
   * With its ports.
   *
   * @param queue not null
   * @param leases not null
   * @param publisher not null
   * @param signal raised after each commit, not null
   * @param timing not null
   * @param instance unique to this run of a process, not null
   * @param onFailure told of each failure that the relay waits out, not null
   */
  public RelayOutbox(
      OutboxQueue queue,
      OutboxLeases leases,
      RecordPublisher publisher,
      OutboxSignal signal,
      Timing timing,
      String instance,
      Consumer<RuntimeException> onFailure) {
    this.rounds =
        new RelayRounds(
            queue,
            leases,
            publisher,
            timing,
            instance,
            System::nanoTime,
            this::isStopping,
            onFailure);
    this.signal = signal;
    this.timing = timing;
    this.onFailure = onFailure;
  }

  /** Relays until {@link #stop} is called or the thread is interrupted. */
  @Override
  public void run() {
    try {
      while (!isStopping()) {
        relayOrWait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      giveBack();
    }
  }

  /** Ends {@link #run} after the work in hand. */
  public void stop() {
    stopping.countDown();
    signal.raise();
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }

  private void relayOrWait() throws InterruptedException {
    try {
      if (rounds.relayOnce() == 0) {
        signal.await(timing.poll().toMillis());
      }
    } catch (RuntimeException e) {
      onFailure.accept(e);
      waitForStop(timing.outage());
    }
  }

  private boolean waitForStop(Duration longest) throws InterruptedException {
    return stopping.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void giveBack() {
    try {
      rounds.giveBack();
    } catch (RuntimeException e) {
      onFailure.accept(e);
    }
  }
}
