package io.couponservice.kafka.producer;

import io.couponservice.application.outbox.RecordPublisher;
import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.Header;
import io.couponservice.application.record.OutboundRecord;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes with one idempotent producer, which tries as long as the broker is away. */
public final class KafkaRecordPublisher implements RecordPublisher, AutoCloseable {

  private static final Duration CLOSE = Duration.ofSeconds(3);

  private final KafkaProducer<byte[], byte[]> producer;

  /**
   * With a producer of its own.
   *
   * @param properties of the Kafka client, complete, not null
   */
  public KafkaRecordPublisher(Map<String, Object> properties) {
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * The client, for its figures.
   *
   * @return never null
   */
  public Producer<?, ?> client() {
    return producer;
  }

  @Override
  public CompletableFuture<Void> publish(OutboundRecord outbound) {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    try {
      // The callback tells what the future would.
      var unused =
          producer.send(
              toProducerRecord(outbound),
              (metadata, failure) -> {
                if (failure == null) {
                  answer.complete(null);
                } else {
                  answer.completeExceptionally(translate(failure));
                }
              });
    } catch (KafkaException | IllegalStateException e) {
      answer.completeExceptionally(translate(e));
    }
    return answer;
  }

  private static RuntimeException translate(Exception failure) {
    if (failure instanceof RecordTooLargeException) {
      return new UndeliverableException(failure);
    }
    return failure instanceof RuntimeException unchecked ? unchecked : new KafkaException(failure);
  }

  private static ProducerRecord<byte[], byte[]> toProducerRecord(OutboundRecord outbound) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            outbound.topic(), Bytes.arrayOf(outbound.key()), Bytes.arrayOf(outbound.value()));
    for (Header header : outbound.headers()) {
      record.headers().add(header.name(), Bytes.arrayOf(header.value()));
    }
    return record;
  }

  @Override
  public void close() {
    producer.close(CLOSE);
  }
}
