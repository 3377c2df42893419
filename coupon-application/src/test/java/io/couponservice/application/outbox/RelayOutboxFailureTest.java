package io.couponservice.application.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.outbox.RecordPublisher.UndeliverableException;
import io.couponservice.application.port.OutageException;
import io.couponservice.testing.Eventually;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RelayOutboxFailureTest {

  private final RunningRelay relay = new RunningRelay();

  @BeforeEach
  void fillTheOutbox() {
    relay.queue.append(0, "coupon.issued", "key1", "first");
    relay.queue.append(0, "coupon.used", "key2", "second");
    relay.queue.append(0, "coupon.issued", "key3", "third");
  }

  @AfterEach
  void end() {
    relay.close();
  }

  @Test
  void aRemovalThatFailsIsTriedAgainWithoutPublishingAgain() throws Exception {
    relay.queue.beforeRemove = failing(3);

    relay.start();

    Eventually.eventually(() -> assertThat(relay.queue.waiting()).isEmpty());
    assertThat(relay.broker.handed).containsExactly("first", "second", "third");
    assertThat(relay.failures).hasSize(3).hasOnlyElementsOfType(OutageException.class);
  }

  @Test
  void aRecordThatTheBrokerRefusesIsSetAsideAndTheOthersGoOn() throws Exception {
    relay.broker.answer = value -> value.equals("second") ? refused() : null;

    relay.start();

    Eventually.eventually(() -> assertThat(relay.queue.waiting()).isEmpty());
    assertThat(relay.broker.has).containsExactly("first", "third");
    assertThat(relay.queue.setAside()).containsOnlyKeys("id 2").containsValue("too large");
    assertThat(relay.failures).isEmpty();
  }

  @Test
  void aRefusedRecordThatCannotBeSetAsideIsSetAsideLater() throws Exception {
    relay.broker.answer = value -> value.equals("first") ? refused() : null;
    relay.queue.beforeSetAside = failing(2);

    relay.start();

    Eventually.eventually(() -> assertThat(relay.queue.waiting()).isEmpty());
    assertThat(relay.queue.setAside()).containsOnlyKeys("id 1");
    assertThat(relay.failures).hasSize(2);
  }

  @Test
  void whatFollowsARefusedRecordIsNotPublishedAgainBecauseItCannotBeSetAside() throws Exception {
    relay.broker.answer = value -> value.equals("first") ? refused() : null;
    relay.queue.beforeSetAside = failing(2);

    relay.start();

    Eventually.eventually(() -> assertThat(relay.queue.waiting()).isEmpty());
    assertThat(relay.broker.has).containsExactly("second", "third");
  }

  @Test
  void whatOneTopicDoesNotTakeIsPublishedAgainAndTheOthersAreNot() throws Exception {
    AtomicInteger left = new AtomicInteger(3);
    relay.broker.answer =
        value ->
            value.equals("second") && left.getAndDecrement() > 0
                ? CompletableFuture.failedFuture(new IllegalStateException("not authorized"))
                : null;

    relay.start();

    Eventually.eventually(() -> assertThat(relay.queue.waiting()).isEmpty());
    assertThat(relay.broker.has).containsExactly("first", "third", "second");
    assertThat(relay.failures).hasSize(3).hasOnlyElementsOfType(IllegalStateException.class);
  }

  @Test
  void anOutageWhileReadingIsReportedAndWaitedOut() throws Exception {
    relay.queue.beforeRead = failing(3);

    relay.start();

    Eventually.eventually(() -> assertThat(relay.queue.waiting()).isEmpty());
    assertThat(relay.broker.handed).containsExactly("first", "second", "third");
    assertThat(relay.failures).hasSize(3);
  }

  @Test
  void anOutageWhileAskingForLeasesIsReportedAndWaitedOut() throws Exception {
    var granted = relay.leases.answer;
    Runnable failing = failing(3);
    relay.leases.answer =
        () -> {
          failing.run();
          return granted.get();
        };

    relay.start();

    Eventually.eventually(() -> assertThat(relay.queue.waiting()).isEmpty());
    assertThat(relay.failures).hasSize(3);
  }

  private static CompletableFuture<Void> refused() {
    return CompletableFuture.failedFuture(
        new UndeliverableException(new IllegalStateException("too large")));
  }

  private static Runnable failing(int times) {
    AtomicInteger left = new AtomicInteger(times);
    return () -> {
      if (left.getAndDecrement() > 0) {
        throw new OutageException("away", null);
      }
    };
  }
}
