package io.couponservice.application.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.outbox.RelayOutbox.Timing;
import io.couponservice.application.port.OutageException;
import io.couponservice.testing.Eventually;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RelayOutboxStopTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration PROMPT = Duration.ofSeconds(3);

  private final RunningRelay relay = new RunningRelay();

  @AfterEach
  void end() {
    relay.close();
  }

  @Test
  void anIdleRelayEndsAtOnceAndGivesItsLeasesBack() throws Exception {
    relay.start(new Timing(LONG, LONG, LONG));
    Eventually.eventually(() -> assertThat(relay.leases.renewals).isNotEmpty());

    relay.stop();

    relay.assertEndsWithin(PROMPT);
    assertThat(relay.leases.released).containsExactly(RunningRelay.INSTANCE);
    assertThat(relay.failures).isEmpty();
  }

  @Test
  void whatTheBrokerHasIsRemovedBeforeTheLeasesAreGivenBack() throws Exception {
    relay.queue.append(0, "coupon.issued", "key", "published");
    CompletableFuture<Void> back = new CompletableFuture<>();
    relay.queue.beforeRemove =
        () -> {
          assertThat(relay.leases.released).isEmpty();
          if (!back.isDone()) {
            throw new OutageException("away", null);
          }
        };
    relay.start(new Timing(LONG, LONG, Duration.ofSeconds(1)));
    Eventually.eventually(() -> assertThat(relay.failures).hasSize(1));

    back.complete(null);
    relay.stop();

    relay.assertEndsWithin(PROMPT);
    assertThat(relay.queue.waiting()).isEmpty();
    assertThat(relay.broker.handed).containsExactly("published");
    assertThat(relay.leases.released).hasSize(1);
  }

  @Test
  void aRelayWhoseBrokerIsSilentEndsPromptlyHoweverManyRecordsWait() throws Exception {
    for (int i = 0; i < 50; i++) {
      relay.queue.append(0, "coupon.issued", "key" + i, "record" + i);
    }
    relay.broker.answer = value -> new CompletableFuture<>();
    relay.start();
    Eventually.eventually(() -> assertThat(relay.broker.handed).hasSize(50));

    relay.stop();

    relay.assertEndsWithin(PROMPT);
    assertThat(relay.leases.released).hasSize(1);
    assertThat(relay.queue.waiting()).hasSize(50);
  }

  @Test
  void anInterruptEndsItToo() throws Exception {
    relay.queue.append(0, "coupon.issued", "key", "record");
    relay.broker.answer = value -> new CompletableFuture<>();
    relay.start(new Timing(LONG, LONG, LONG));
    Eventually.eventually(() -> assertThat(relay.broker.handed).hasSize(1));

    relay.interrupt();

    relay.assertEndsWithin(PROMPT);
    assertThat(relay.leases.released).hasSize(1);
  }

  @Test
  void anOutageAtTheEndIsReportedAndDoesNotHoldItUp() throws Exception {
    relay.leases.answer =
        () -> {
          throw new OutageException("away", null);
        };
    relay.start();
    Eventually.eventually(() -> assertThat(relay.failures).isNotEmpty());

    relay.stop();

    relay.assertEndsWithin(PROMPT);
    assertThat(relay.leases.released).isEmpty();
  }
}
