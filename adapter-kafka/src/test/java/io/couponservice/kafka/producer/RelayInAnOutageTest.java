package io.couponservice.kafka.producer;

import static io.couponservice.kafka.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.outbox.OutboxEntry;
import io.couponservice.application.outbox.RecordPublisher;
import io.couponservice.application.outbox.RelayOutbox;
import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.OutboundRecord;
import io.couponservice.kafka.KafkaClientDefaults;
import io.couponservice.kafka.KafkaFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The relay with the real publisher while the broker is away: taking a record blocks and fails. */
@Timeout(60)
class RelayInAnOutageTest {

  private final KafkaFixture kafka = KafkaFixture.start();
  private final String topic = kafka.newTopic(3);
  private final String probes = kafka.newTopic(1);
  private final KafkaRecordPublisher publisher =
      new KafkaRecordPublisher(
          KafkaClientDefaults.producer(
              kafka.broker().bootstrapServers(), Map.of("max.block.ms", "500")));

  @AfterEach
  void close() {
    publisher.close();
    kafka.close();
  }

  @Test
  void aKeyKeepsItsOrderWhenTheBrokerComesBackBetweenTwoOfItsRecords() throws Exception {
    kafka.broker().stop();
    InMemoryOutbox outbox = outboxOf(2);
    RelayOutbox relay = relay(outbox, this::publishThenStartTheBroker);
    Thread thread = new Thread(relay, "relay");
    thread.start();
    try {
      eventually(() -> assertThat(outbox.entries()).isEmpty());
    } finally {
      relay.stop();
      thread.join();
    }
    assertThat(kafka.values(topic)).containsExactly("1", "2");
  }

  @Test
  void stoppingDoesNotWaitUntilEachRecordHasBeenTried() throws Exception {
    kafka.broker().stop();
    CountDownLatch tried = new CountDownLatch(1);
    RelayOutbox relay =
        relay(
            outboxOf(60),
            outbound -> {
              tried.countDown();
              return publisher.publish(outbound);
            });
    Thread thread = new Thread(relay, "relay");
    thread.start();
    tried.await();

    relay.stop();

    thread.join(Duration.ofSeconds(10).toMillis());
    assertThat(thread.isAlive()).isFalse();
  }

  /** The first record fails; by the second the publisher has found the broker again. */
  private CompletableFuture<Void> publishThenStartTheBroker(OutboundRecord outbound) {
    CompletableFuture<Void> answer = publisher.publish(outbound);
    kafka.broker().start();
    eventually(
        () ->
            assertThat(publisher.publish(record(probes, "probe")))
                .succeedsWithin(Duration.ofSeconds(5)));
    return answer;
  }

  private static RelayOutbox relay(InMemoryOutbox outbox, RecordPublisher publisher) {
    return new RelayOutbox(
        outbox,
        outbox,
        publisher,
        outbox.signal(),
        new RelayOutbox.Timing(
            Duration.ofMinutes(1), Duration.ofMillis(10), Duration.ofMillis(100)),
        "instance",
        failure -> {});
  }

  private InMemoryOutbox outboxOf(int records) {
    return new InMemoryOutbox(
        LongStream.rangeClosed(1, records)
            .mapToObj(id -> new OutboxEntry(0, id, record(topic, Long.toString(id))))
            .toList());
  }

  private static OutboundRecord record(String topic, String value) {
    return new OutboundRecord(topic, Bytes.utf8("key"), Bytes.utf8(value), List.of());
  }
}
