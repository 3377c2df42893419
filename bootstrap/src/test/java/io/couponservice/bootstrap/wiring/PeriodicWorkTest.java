package io.couponservice.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.port.OutageException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PeriodicWorkTest {

  private static final Duration SOON = Duration.ofMillis(1);
  private static final Duration NEVER = Duration.ofDays(1);

  private final AtomicInteger rounds = new AtomicInteger();
  private final Semaphore done = new Semaphore(0);

  @Test
  void rounds_follow_each_other_until_nothing_is_left() throws Exception {
    try (PeriodicWork work = PeriodicWork.start("work", NEVER, () -> round() < 5)) {
      done.acquire(5);
      assertThat(work.alive()).isTrue();
    }
    assertThat(rounds).hasValue(5);
  }

  @Test
  void it_looks_again_after_its_period() throws Exception {
    try (PeriodicWork work = PeriodicWork.start("work", SOON, () -> round() < 0)) {
      done.acquire(20);
      assertThat(work.alive()).isTrue();
    }
  }

  @Test
  void neither_an_outage_nor_a_bug_ends_it() throws Exception {
    Queue<RuntimeException> failures =
        new LinkedTransferQueue<>(
            List.of(
                new OutageException("away", null),
                new OutageException("still away", null),
                new IllegalStateException("a bug")));
    PeriodicWork.Round failing =
        () -> {
          round();
          RuntimeException failure = failures.poll();
          if (failure != null) {
            throw failure;
          }
          return false;
        };

    try (PeriodicWork work = PeriodicWork.start("work", SOON, failing)) {
      done.acquire(10);
      assertThat(work.alive()).isTrue();
    }
  }

  @Test
  void it_ends_after_the_round_in_hand_though_more_is_left() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    PeriodicWork work =
        PeriodicWork.start(
            "work",
            NEVER,
            () -> {
              round();
              await(goOn);
              return true;
            });
    done.acquire(1);
    work.stop();
    goOn.countDown();
    work.close();

    assertThat(work.alive()).isFalse();
    assertThat(rounds).hasValue(1);
  }

  @Test
  void it_does_not_wait_for_its_period_to_end() throws Exception {
    PeriodicWork work = PeriodicWork.start("work", NEVER, () -> round() < 0);
    done.acquire(1);
    work.close();
    assertThat(work.alive()).isFalse();
  }

  private int round() {
    int number = rounds.incrementAndGet();
    done.release();
    return number;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
