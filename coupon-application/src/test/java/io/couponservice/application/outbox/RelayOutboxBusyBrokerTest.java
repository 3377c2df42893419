package io.couponservice.application.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.testing.Eventually;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A producer whose buffer is full, or that does not know the topic yet, fails a call at once. */
@Timeout(60)
class RelayOutboxBusyBrokerTest {

  private final RunningRelay relay = new RunningRelay();

  @AfterEach
  void end() {
    relay.close();
  }

  @Test
  void aRecordIsNotOvertakenByTheNextOfItsKeyBecauseItsOwnPublishingFailedAtOnce()
      throws Exception {
    relay.queue.append(0, "coupon.issued", "key", "first");
    relay.queue.append(0, "coupon.issued", "key", "second");
    AtomicInteger calls = new AtomicInteger();
    relay.broker.answer = value -> calls.getAndIncrement() == 0 ? busy() : null;

    relay.start();

    Eventually.eventually(() -> assertThat(relay.queue.waiting()).isEmpty());
    assertThat(relay.broker.has.indexOf("first"))
        .as("place of the first in %s", relay.broker.has)
        .isLessThan(relay.broker.has.indexOf("second"));
  }

  @Test
  void leasesAreKeptWhileEachCallBlocksBeforeItFails() throws Exception {
    for (int i = 0; i < 15; i++) {
      relay.queue.append(0, "payment.completed.DLQ", "key" + i, "record" + i);
    }
    AtomicLong oldest = new AtomicLong();
    relay.broker.answer =
        value -> {
          long end = System.nanoTime() + RunningRelay.LEASE.toNanos() / 8;
          while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
          }
          oldest.accumulateAndGet(relay.leases.ageOfLastRenewal(), Math::max);
          return busy();
        };

    relay.start();

    Eventually.eventually(() -> assertThat(relay.broker.handed).hasSizeGreaterThanOrEqualTo(15));
    assertThat(oldest.get())
        .as("nanoseconds since the leases were renewed")
        .isLessThan(RunningRelay.LEASE.toNanos());
  }

  private static CompletableFuture<Void> busy() {
    return CompletableFuture.failedFuture(new IllegalStateException("buffer full"));
  }
}
