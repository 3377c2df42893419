package io.couponservice.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaClientDefaultsTest {

  private static final String SERVERS = "one:9092,two:9092";

  @Test
  void aConsumerHasTheSettingsOfTheContract() {
    assertThat(KafkaClientDefaults.consumer(SERVERS, "coupon-service", Map.of()))
        .containsEntry("bootstrap.servers", SERVERS)
        .containsEntry("group.id", "coupon-service")
        .containsEntry("enable.auto.commit", false)
        .containsEntry("max.poll.records", 10)
        .containsEntry("auto.offset.reset", "earliest")
        .containsEntry("session.timeout.ms", 10_000)
        .containsEntry("isolation.level", "read_committed");
  }

  @Test
  void aProducerLosesNothingAndKeepsTheOrder() {
    assertThat(KafkaClientDefaults.producer(SERVERS, Map.of()))
        .containsEntry("bootstrap.servers", SERVERS)
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", true)
        .containsEntry("delivery.timeout.ms", Integer.MAX_VALUE)
        .containsEntry("retries", Integer.MAX_VALUE);
  }

  @Test
  void anySettingCanBeOverridden() {
    assertThat(
            KafkaClientDefaults.consumer(
                SERVERS,
                "group",
                Map.of(
                    "max.poll.records", "50",
                    "isolation.level", "read_uncommitted",
                    "sasl.mechanism", "PLAIN")))
        .containsEntry("max.poll.records", "50")
        .containsEntry("isolation.level", "read_uncommitted")
        .containsEntry("sasl.mechanism", "PLAIN");
    assertThat(KafkaClientDefaults.producer(SERVERS, Map.of("linger.ms", "0")))
        .containsEntry("linger.ms", "0");
    assertThat(KafkaClientDefaults.admin(SERVERS, Map.of("security.protocol", "SSL")))
        .containsEntry("bootstrap.servers", SERVERS)
        .containsEntry("security.protocol", "SSL");
  }

  @Test
  void whatDeliveryDependsOnCannotBeOverridden() {
    assertThat(KafkaClientDefaults.consumer(SERVERS, "group", Map.of("enable.auto.commit", "true")))
        .containsEntry("enable.auto.commit", false);
    assertThat(
            KafkaClientDefaults.producer(
                SERVERS,
                Map.of(
                    "acks", "1",
                    "enable.idempotence", "false",
                    "delivery.timeout.ms", "1",
                    "retries", "0")))
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", true)
        .containsEntry("delivery.timeout.ms", Integer.MAX_VALUE)
        .containsEntry("retries", Integer.MAX_VALUE);
  }
}
