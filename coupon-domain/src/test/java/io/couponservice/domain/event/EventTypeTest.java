package io.couponservice.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventTypeTest {

  @ParameterizedTest
  @EnumSource
  void theTopicOfATypeIsTheOneWhosePublishedSampleNamesTheType(EventType type) {
    assertThat(new String(Samples.of(type.topic()), StandardCharsets.UTF_8))
        .contains("\"eventType\": \"" + type.name() + "\"");
  }
}
