package io.couponservice.kafka.consumer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.kafka.KafkaClientDefaults;
import io.couponservice.kafka.consumer.ConsumerSettings.Drain;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WrongPropertyTest {

  @Test
  void aWrongPropertyIsToldAtTheStart() {
    ConsumerSettings settings =
        new ConsumerSettings(
            List.of("topic"),
            1,
            new Drain(1, 1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            KafkaClientDefaults.consumer("localhost:1", "group", Map.of("max.poll.records", "abc")),
            consumer -> () -> {});
    assertThatThrownBy(() -> EventConsumers.start(settings, new HandledBatches()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("max.poll.records");
  }
}
