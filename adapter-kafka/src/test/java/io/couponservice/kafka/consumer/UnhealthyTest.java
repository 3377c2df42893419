package io.couponservice.kafka.consumer;

import static io.couponservice.kafka.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.kafka.KafkaFixture;
import io.couponservice.kafka.embedded.KafkaBrokerOptions;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A broker that lets new members of a group wait, as brokers do unless they are told not to. */
@Timeout(60)
class UnhealthyTest {

  private final KafkaFixture kafka =
      KafkaFixture.start(
          KafkaBrokerOptions.temporary().withOverride("group.initial.rebalance.delay.ms", "800"));

  @AfterEach
  void close() {
    kafka.close();
  }

  @Test
  void consumersThatFailAgainAndAgainAreToldUntilABatchIsHandled() {
    String topic = kafka.newTopic(1);
    kafka.fill(topic, 1, 5);
    AtomicBoolean good = new AtomicBoolean();
    HandledBatches batches =
        new HandledBatches(
            batch -> {
              if (!good.get()) {
                throw new IllegalStateException("until it is good");
              }
            });
    try (EventConsumers consumers =
        EventConsumers.start(new ConsumerSetup(kafka, topic).settings(), batches)) {
      eventually(() -> assertThat(batches.given()).hasSizeGreaterThan(3));
      // Each of the new consumers has nothing at first; that makes none of them healthy.
      for (int look = 0; look < 2; look++) {
        int given = batches.given().size();
        eventually(() -> assertThat(batches.given()).hasSizeGreaterThan(given));
        assertThat(consumers.alive()).isFalse();
      }

      good.set(true);

      eventually(() -> assertThat(consumers.alive()).isTrue());
      assertThat(batches.handledPositions()).hasSize(5);
    }
  }
}
