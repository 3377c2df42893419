package io.couponservice.application.outbox;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the relay of this instance as soon as a transaction has put something in the outbox. */
public final class OutboxSignal {

  private final Semaphore news = new Semaphore(0);

  /** There may be something in the outbox. Never blocks. */
  public void raise() {
    if (news.availablePermits() == 0) {
      news.release();
    }
  }

  /**
   * Waits until the signal is raised, or was since the last call.
   *
   * @param millis the longest wait
   * @throws InterruptedException if the thread is interrupted
   */
  void await(long millis) throws InterruptedException {
    if (news.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      news.drainPermits();
    }
  }
}
