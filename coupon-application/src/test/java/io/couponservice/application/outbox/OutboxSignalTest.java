package io.couponservice.application.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.testing.Eventually;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutboxSignalTest {

  private static final long LONG = Duration.ofMinutes(5).toMillis();
  private static final long SHORT = 30;

  private final OutboxSignal signal = new OutboxSignal();

  @Test
  void waitsNoLongerThanItMayWithoutNews() throws Exception {
    assertThat(millisOfWaiting(SHORT)).isGreaterThanOrEqualTo(SHORT);
  }

  @Test
  void newsFromBeforeEndTheWaitAtOnce() throws Exception {
    signal.raise();

    assertThat(millisOfWaiting(LONG)).isLessThan(LONG);
  }

  @Test
  void manyNewsFromBeforeEndOneWaitOnly() throws Exception {
    signal.raise();
    signal.raise();
    signal.raise();
    signal.await(LONG);

    assertThat(millisOfWaiting(SHORT)).isGreaterThanOrEqualTo(SHORT);
  }

  @Test
  void newsEndAWait() throws Exception {
    Thread waiting = new Thread(this::waitLong);
    waiting.start();
    Eventually.eventually(
        () -> assertThat(waiting.getState()).isEqualTo(Thread.State.TIMED_WAITING));

    signal.raise();

    TimeUnit.SECONDS.timedJoin(waiting, Eventually.PATIENCE.toSeconds());
    assertThat(waiting.isAlive()).isFalse();
  }

  @Test
  void newsThatComeWhileOthersAreTakenInAreNotLost() throws Exception {
    int last = 20_000;
    AtomicInteger written = new AtomicInteger();
    CompletableFuture<Void> reader =
        CompletableFuture.runAsync(
            () -> {
              while (written.get() < last) {
                waitLong();
              }
            });

    for (int i = 0; i < last; i++) {
      written.incrementAndGet();
      signal.raise();
    }

    reader.get(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(reader).isCompleted();
  }

  private void waitLong() {
    try {
      signal.await(LONG);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private long millisOfWaiting(long most) throws InterruptedException {
    long start = System.nanoTime();
    signal.await(most);
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}
