package io.couponservice.application.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.outbox.RelayOutbox.Timing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A relay that stood still while it handed records over, and lost a shard meanwhile. */
class RelayRoundsLostShardTest {

  private static final Duration LEASE = Duration.ofSeconds(3);

  private final FakeQueue queue = new FakeQueue();
  private final FakeLeases leases = new FakeLeases();
  private final FakeBroker broker = new FakeBroker();
  private final AtomicLong nanoTime = new AtomicLong();
  private final RelayRounds rounds =
      new RelayRounds(
          queue,
          leases,
          broker,
          new Timing(LEASE, Duration.ofMillis(5), Duration.ofMillis(5)),
          "one",
          nanoTime::get,
          () -> false,
          failure -> {});

  @BeforeEach
  void fillTheOutbox() {
    queue.append(0, "coupon.issued", "key1", "first");
    queue.append(0, "coupon.issued", "key1", "second");
    queue.append(1, "coupon.issued", "key2", "third");
    leases.answer = () -> List.of(new ShardLease(0, 1), new ShardLease(1, 1));
  }

  @Test
  void handsOverNoMoreOfAShardThatAnotherHas() throws Exception {
    afterTheFirst(List.of(new ShardLease(1, 1)));

    rounds.relayOnce();

    assertThat(broker.handed).containsExactly("first", "third");
  }

  @Test
  void handsOverNoMoreOfAShardThatAnotherHadMeanwhile() throws Exception {
    afterTheFirst(List.of(new ShardLease(0, 3), new ShardLease(1, 1)));

    rounds.relayOnce();

    assertThat(broker.handed).containsExactly("first", "third");
  }

  @Test
  void handsOverTheRestOfTheShardsThatItKept() throws Exception {
    afterTheFirst(List.of(new ShardLease(0, 1), new ShardLease(1, 1), new ShardLease(2, 1)));

    rounds.relayOnce();

    assertThat(broker.handed).containsExactly("first", "second", "third");
  }

  /** So much later that the leases are renewed, it has these. */
  private void afterTheFirst(List<ShardLease> renewed) {
    broker.answer =
        value -> {
          if (value.equals("first")) {
            nanoTime.addAndGet(LEASE.toNanos() / 2);
            leases.answer = () -> renewed;
          }
          return null;
        };
  }
}
