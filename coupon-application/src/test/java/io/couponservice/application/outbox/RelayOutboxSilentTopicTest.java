package io.couponservice.application.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.testing.Eventually;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One topic has no answer, such as one that was deleted: the others do not wait for it. */
@Timeout(60)
class RelayOutboxSilentTopicTest {

  private final RunningRelay relay = new RunningRelay();
  private final CompletableFuture<Void> silence = new CompletableFuture<>();

  @BeforeEach
  void silenceTheTopic() throws Exception {
    relay.queue.append(0, "order.cancelled.DLQ", "key", "silent 1");
    relay.broker.answer = value -> value.startsWith("silent") ? silence : null;
    relay.start();
    Eventually.eventually(() -> assertThat(relay.broker.handed).containsExactly("silent 1"));
  }

  @AfterEach
  void end() {
    relay.close();
  }

  @Test
  void theOthersGoOn() throws Exception {
    relay.queue.append(0, "coupon.used", "key", "used 1");
    Eventually.eventually(() -> assertThat(relay.broker.has).containsExactly("used 1"));
    relay.queue.append(0, "coupon.used", "key", "used 2");
    Eventually.eventually(() -> assertThat(relay.queue.waiting()).containsExactly("silent 1"));

    assertThat(relay.broker.has).containsExactly("used 1", "used 2");
    assertThat(relay.failures).isEmpty();
  }

  @Test
  void itsOwnRecordsWaitBehindTheOneWithoutAnswerAndNoneIsHandedOverTwice() throws Exception {
    relay.queue.append(0, "order.cancelled.DLQ", "key", "silent 2");
    relay.queue.append(0, "coupon.used", "key", "used");
    Eventually.eventually(
        () -> assertThat(relay.queue.waiting()).containsExactly("silent 1", "silent 2"));
    assertThat(relay.broker.handed).containsExactly("silent 1", "used");

    silence.complete(null);

    Eventually.eventually(() -> assertThat(relay.queue.waiting()).isEmpty());
    assertThat(relay.broker.handed).containsExactly("silent 1", "used", "silent 2");
  }

  @Test
  void theShardsStayAsLongAsSomethingOfTheirsIsOnItsWay() throws Exception {
    int before = relay.leases.renewals.size();
    Eventually.eventually(() -> assertThat(relay.leases.renewals).hasSizeGreaterThan(before + 4));

    assertThat(relay.leases.renewals.subList(before, relay.leases.renewals.size()))
        .extracting(FakeLeases.Renewal::idle)
        .containsOnly(false);
  }

  @Test
  void ifItFailsAfterAllItIsPublishedOnceMore() throws Exception {
    relay.queue.append(0, "coupon.used", "key", "used");
    Eventually.eventually(() -> assertThat(relay.queue.waiting()).containsExactly("silent 1"));
    relay.broker.answer = value -> null;

    silence.completeExceptionally(new IllegalStateException("expired"));

    Eventually.eventually(() -> assertThat(relay.queue.waiting()).isEmpty());
    assertThat(relay.broker.handed).containsExactly("silent 1", "used", "silent 1");
    assertThat(relay.failures).singleElement().asString().contains("expired");
  }
}
