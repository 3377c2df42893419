package io.couponservice.kafka.consumer;

import static io.couponservice.kafka.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.Header;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.application.record.OutboundRecord;
import io.couponservice.application.record.RecordPosition;
import io.couponservice.kafka.KafkaClientDefaults;
import io.couponservice.kafka.KafkaFixture;
import io.couponservice.kafka.SharedBroker;
import io.couponservice.kafka.producer.KafkaRecordPublisher;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(60)
@ExtendWith(SharedBroker.class)
class ConsumedRecordTest {

  private final KafkaFixture kafka;
  private final String topic;

  ConsumedRecordTest(KafkaFixture kafka) {
    this.kafka = kafka;
    this.topic = kafka.newTopic(1);
  }

  @Test
  void aRecordIsGivenToTheHandlerByteByByte() throws Exception {
    List<Header> headers =
        List.of(Header.text("twice", "1"), new Header("empty", null), Header.text("twice", "쿠폰"));
    Bytes notUtf8 = Bytes.of(new byte[] {0, -1, 127, -128});
    try (KafkaRecordPublisher publisher =
        new KafkaRecordPublisher(
            KafkaClientDefaults.producer(kafka.broker().bootstrapServers(), Map.of()))) {
      publisher.publish(new OutboundRecord(topic, Bytes.utf8("key"), notUtf8, headers)).get();
      publisher.publish(new OutboundRecord(topic, null, null, List.of())).get();
    }
    HandledBatches batches = new HandledBatches();
    try (EventConsumers consumers =
        EventConsumers.start(new ConsumerSetup(kafka, topic).settings(), batches)) {
      assertThat(consumers.alive()).isTrue();
      eventually(() -> assertThat(batches.handledPositions()).hasSize(2));
    }
    assertThat(batches.given().stream().flatMap(List::stream))
        .containsExactly(
            new InboundRecord(at(0), timestamp(0), Bytes.utf8("key"), notUtf8, headers),
            new InboundRecord(at(1), timestamp(1), null, null, List.of()));
  }

  private RecordPosition at(long offset) {
    return new RecordPosition(topic, 0, offset);
  }

  private Instant timestamp(int index) {
    return Instant.ofEpochMilli(kafka.read(topic).get(index).timestamp());
  }
}
