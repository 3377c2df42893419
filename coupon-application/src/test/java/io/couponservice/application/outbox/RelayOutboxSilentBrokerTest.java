package io.couponservice.application.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.port.OutageException;
import io.couponservice.testing.Eventually;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RelayOutboxSilentBrokerTest {

  private final RunningRelay relay = new RunningRelay();
  private final CompletableFuture<Void> silence = new CompletableFuture<>();

  @BeforeEach
  void silenceTheBroker() {
    relay.queue.append(0, "coupon.issued", "key", "first");
    relay.queue.append(0, "coupon.issued", "key", "second");
    relay.broker.answer = value -> silence;
  }

  @AfterEach
  void end() {
    relay.close();
  }

  @Test
  void keepsItsLeasesAsNotIdleAndPublishesNothingTwice() throws Exception {
    relay.start();

    Eventually.eventually(() -> assertThat(relay.leases.renewals).hasSizeGreaterThan(4));
    assertThat(relay.leases.renewals.get(0).idle()).isTrue();
    assertThat(relay.leases.renewals.subList(1, 5))
        .extracting(FakeLeases.Renewal::idle)
        .containsOnly(false);
    assertThat(longestGap(relay.leases.renewals)).isLessThan(RunningRelay.LEASE.toNanos());
    assertThat(relay.broker.handed).containsExactly("first", "second");

    silence.complete(null);
    Eventually.eventually(() -> assertThat(relay.queue.waiting()).isEmpty());
    assertThat(relay.broker.handed).containsExactly("first", "second");
    assertThat(relay.failures).isEmpty();
  }

  @Test
  void aFailureToKeepTheLeasesIsReportedAndTheWaitGoesOn() throws Exception {
    relay.start();
    Eventually.eventually(() -> assertThat(relay.broker.handed).hasSize(2));
    var granted = relay.leases.answer;
    relay.leases.answer =
        () -> {
          throw new OutageException("away", null);
        };

    Eventually.eventually(() -> assertThat(relay.failures).hasSizeGreaterThan(1));
    relay.leases.answer = granted;
    silence.complete(null);

    Eventually.eventually(() -> assertThat(relay.queue.waiting()).isEmpty());
    assertThat(relay.broker.handed).containsExactly("first", "second");
  }

  private static long longestGap(List<FakeLeases.Renewal> renewals) {
    long longest = 0;
    for (int i = 1; i < renewals.size(); i++) {
      longest = Math.max(longest, renewals.get(i).nanoTime() - renewals.get(i - 1).nanoTime());
    }
    return longest;
  }
}
