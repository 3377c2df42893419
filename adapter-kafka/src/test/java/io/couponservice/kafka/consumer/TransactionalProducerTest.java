package io.couponservice.kafka.consumer;

import static io.couponservice.kafka.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.record.InboundRecord;
import io.couponservice.kafka.KafkaClientDefaults;
import io.couponservice.kafka.KafkaFixture;
import io.couponservice.kafka.SharedBroker;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Another service that publishes in transactions: of one that it aborts, nothing has happened. */
@Timeout(60)
@ExtendWith(SharedBroker.class)
class TransactionalProducerTest {

  private final KafkaFixture kafka;

  TransactionalProducerTest(KafkaFixture kafka) {
    this.kafka = kafka;
  }

  @Test
  void whatWasAbortedIsNotHandled() {
    String topic = kafka.newTopic(1);
    try (KafkaProducer<byte[], byte[]> producer = transactional(topic)) {
      producer.initTransactions();
      sendOne(producer, topic, "aborted");
      producer.abortTransaction();
      sendOne(producer, topic, "committed");
      producer.commitTransaction();
    }
    kafka.send(topic, 0, List.of("plain"));
    HandledBatches batches = new HandledBatches();

    try (EventConsumers consumers =
        EventConsumers.start(new ConsumerSetup(kafka, topic).settings(), batches)) {
      assertThat(consumers.alive()).isTrue();
      eventually(() -> assertThat(kafka.committed(topic)).isEqualTo(kafka.endOffsets(topic)));
    }
    assertThat(batches.given())
        .flatExtracting(batch -> batch)
        .extracting(TransactionalProducerTest::text)
        .containsExactly("committed", "plain");
  }

  private KafkaProducer<byte[], byte[]> transactional(String id) {
    Map<String, Object> properties =
        new HashMap<>(KafkaClientDefaults.producer(kafka.broker().bootstrapServers(), Map.of()));
    properties.put("transactional.id", id);
    properties.put("max.block.ms", 30_000);
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Begins a transaction, and has the record on the broker before it ends. */
  private static void sendOne(KafkaProducer<byte[], byte[]> producer, String topic, String text) {
    producer.beginTransaction();
    var unused =
        producer.send(new ProducerRecord<>(topic, 0, null, text.getBytes(StandardCharsets.UTF_8)));
    producer.flush();
  }

  private static String text(InboundRecord record) {
    return new String(record.value().array(), StandardCharsets.UTF_8);
  }
}
