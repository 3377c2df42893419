package io.couponservice.kafka.topic;

import static io.couponservice.kafka.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.couponservice.application.port.OutageException;
import io.couponservice.kafka.KafkaClientDefaults;
import io.couponservice.kafka.KafkaFixture;
import io.couponservice.kafka.LoggedWarnings;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The start waits for a broker, says so, and does not wait for ever. */
@Timeout(60)
class BrokerAwayTest {

  private final KafkaFixture kafka = KafkaFixture.start();
  private final LoggedWarnings warnings = new LoggedWarnings(TopicCreation.class);

  @AfterEach
  void close() {
    warnings.close();
    kafka.close();
  }

  @Test
  void oneThatStaysAwayIsAnOutageAfterTheWait() {
    kafka.broker().stop();
    long start = System.nanoTime();

    assertThatExceptionOfType(OutageException.class)
        .isThrownBy(() -> createMissing(Duration.ofSeconds(7)))
        .withMessage("no Kafka broker has answered in 7 s");

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofSeconds(6), Duration.ofSeconds(12));
    assertThat(warnings.lines())
        .isNotEmpty()
        .allMatch(line -> line.contains("waiting for another"));
  }

  @Test
  void oneThatComesLateIsGoodEnough() throws Exception {
    kafka.broker().stop();
    CompletableFuture<Void> creation =
        CompletableFuture.runAsync(() -> createMissing(Duration.ofSeconds(50)));
    eventually(() -> assertThat(warnings.lines()).isNotEmpty());

    kafka.broker().start();

    creation.get();
    assertThat(Topic.all(kafka)).hasSize(11);
  }

  private void createMissing(Duration patience) {
    TopicCreation.createMissing(
        KafkaClientDefaults.admin(kafka.broker().bootstrapServers(), Map.of()), patience);
  }
}
