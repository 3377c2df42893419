package io.couponservice.kafka.producer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.outbox.RecordPublisher.UndeliverableException;
import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.Header;
import io.couponservice.application.record.OutboundRecord;
import io.couponservice.kafka.KafkaClientDefaults;
import io.couponservice.kafka.KafkaFixture;
import io.couponservice.kafka.SharedBroker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(60)
@ExtendWith(SharedBroker.class)
class KafkaRecordPublisherTest {

  private final KafkaFixture kafka;
  private final KafkaRecordPublisher publisher;

  KafkaRecordPublisherTest(KafkaFixture kafka) {
    this.kafka = kafka;
    this.publisher =
        new KafkaRecordPublisher(
            KafkaClientDefaults.producer(
                kafka.broker().bootstrapServers(), Map.of("max.block.ms", "1000")));
  }

  @AfterEach
  void close() {
    publisher.close();
  }

  @Test
  void keyValueAndHeadersArriveAsTheyAreAndInTheirOrder() throws Exception {
    String topic = kafka.newTopic(1);
    List<Header> headers =
        List.of(
            Header.text("eventId", "evt_쿠폰"),
            Header.text("twice", "1"),
            new Header("empty", null),
            Header.text("twice", "2"));

    publisher
        .publish(
            new OutboundRecord(topic, Bytes.utf8("1001"), Bytes.utf8("{\"a\":\"값\"}"), headers))
        .get();

    ConsumerRecord<byte[], byte[]> record = kafka.read(topic).get(0);
    assertThat(record.key()).asString(UTF_8).isEqualTo("1001");
    assertThat(record.value()).asString(UTF_8).isEqualTo("{\"a\":\"값\"}");
    List<Header> arrived = new ArrayList<>();
    record.headers().forEach(h -> arrived.add(new Header(h.key(), Bytes.ofNullable(h.value()))));
    assertThat(arrived).isEqualTo(headers);
  }

  @Test
  void aRecordMayHaveNeitherKeyNorValue() throws Exception {
    String topic = kafka.newTopic(1);
    publisher.publish(new OutboundRecord(topic, null, null, List.of())).get();
    assertThat(kafka.read(topic))
        .singleElement()
        .satisfies(record -> assertThat(record.key()).isNull())
        .satisfies(record -> assertThat(record.value()).isNull());
  }

  @Test
  void theRecordsOfAKeyKeepTheOrderOfTheCalls() throws Exception {
    String topic = kafka.newTopic(3);
    List<CompletableFuture<Void>> answers = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      answers.add(publisher.publish(record(topic, "key " + i % 10, Integer.toString(i))));
    }
    CompletableFuture.allOf(answers.toArray(new CompletableFuture<?>[0])).get();

    Map<String, List<Integer>> byKey =
        kafka.read(topic).stream()
            .collect(
                Collectors.groupingBy(
                    record -> new String(record.key(), UTF_8),
                    Collectors.mapping(
                        record -> Integer.valueOf(new String(record.value(), UTF_8)),
                        Collectors.toList())));
    assertThat(byKey).hasSize(10);
    byKey.forEach(
        (key, values) ->
            assertThat(values).as(key).hasSize(200).isSorted().doesNotHaveDuplicates());
  }

  @Test
  void aRecordForATopicThatDoesNotExistFailsAndMayBePublishedAgain() {
    assertThatThrownBy(() -> publisher.publish(record("no-such-topic", "key", "value")).get())
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isNotInstanceOf(UndeliverableException.class);
  }

  @Test
  void afterCloseARecordIsNotTaken() {
    String topic = kafka.newTopic(1);
    publisher.close();
    assertThatThrownBy(() -> publisher.publish(record(topic, "key", "value")).get())
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  private static OutboundRecord record(String topic, String key, String value) {
    return new OutboundRecord(topic, Bytes.utf8(key), Bytes.utf8(value), List.of());
  }
}
