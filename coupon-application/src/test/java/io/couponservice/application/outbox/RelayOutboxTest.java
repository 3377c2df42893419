package io.couponservice.application.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.outbox.RelayOutbox.Timing;
import io.couponservice.testing.Eventually;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RelayOutboxTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final RunningRelay relay = new RunningRelay();

  @AfterEach
  void end() {
    relay.close();
  }

  @Test
  void publishesInTheOrderOfTheOutboxAndRemovesWhatTheBrokerHas() throws Exception {
    for (int i = 0; i < 20; i++) {
      relay.queue.append(0, "coupon.issued", "key" + i % 3, "record" + i);
    }
    List<String> all = relay.queue.waiting();

    relay.start();

    Eventually.eventually(() -> assertThat(relay.queue.waiting()).isEmpty());
    assertThat(relay.broker.handed).containsExactlyElementsOf(all);
    assertThat(relay.failures).isEmpty();
  }

  @Test
  void isWokenByNewsOfACommit() throws Exception {
    relay.start(new Timing(LONG, LONG, LONG));
    Eventually.eventually(() -> assertThat(relay.leases.renewals).isNotEmpty());

    relay.queue.append(0, "coupon.issued", "key", "new");
    relay.signal.raise();

    Eventually.eventually(() -> assertThat(relay.broker.has).containsExactly("new"));
  }

  @Test
  void findsWithoutNewsWhatOthersLeft() throws Exception {
    relay.start();
    Eventually.eventually(() -> assertThat(relay.leases.renewals).isNotEmpty());

    relay.queue.append(0, "coupon.issued", "key", "left");

    Eventually.eventually(() -> assertThat(relay.broker.has).containsExactly("left"));
  }

  @Test
  void publishesNothingOfShardsThatItHasNotLeased() throws Exception {
    relay.queue.append(0, "coupon.issued", "key", "own");
    relay.queue.append(1, "coupon.issued", "key", "other");

    relay.start();

    Eventually.eventually(() -> assertThat(relay.queue.waiting()).containsExactly("other"));
    relay.leases.answer = () -> List.of(new ShardLease(0, 1), new ShardLease(1, 4));
    Eventually.eventually(() -> assertThat(relay.queue.waiting()).isEmpty());
    assertThat(relay.broker.handed).containsExactly("own", "other");
  }

  @Test
  void readsNothingWithoutLeases() throws Exception {
    relay.queue.append(0, "coupon.issued", "key", "waits");
    relay.leases.answer = List::of;
    relay.queue.beforeRead =
        () -> {
          throw new AssertionError("read without leases");
        };

    relay.start();

    Eventually.eventually(() -> assertThat(relay.leases.renewals).hasSizeGreaterThan(2));
    assertThat(relay.broker.handed).isEmpty();
    relay.assertRuns();
  }

  @Test
  void publishesNothingIfItsLeasesRanOutWhileItRead() throws Exception {
    relay.queue.append(0, "coupon.issued", "key", "late");
    long end = System.nanoTime() + 3 * RunningRelay.LEASE.toNanos();
    relay.queue.beforeRead = () -> readAsLongAsTheLeasesAreGood(end);

    relay.start();

    Eventually.eventually(() -> assertThat(relay.broker.has).containsExactly("late"));
    assertThat(System.nanoTime() - end).isPositive();
  }

  private void readAsLongAsTheLeasesAreGood(long end) {
    while (System.nanoTime() - end < 0
        && relay.leases.ageOfLastRenewal() < RunningRelay.LEASE.toNanos()) {
      Thread.onSpinWait();
    }
  }
}
