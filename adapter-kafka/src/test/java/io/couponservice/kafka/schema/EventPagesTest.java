package io.couponservice.kafka.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.event.Samples;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/events says what the schemas say. A failure shows the text that the page should have. */
class EventPagesTest {

  @ParameterizedTest
  @MethodSource("topics")
  void the_fields_are_those_of_the_schema(String topic) {
    EventPage page = new EventPage(topic);
    assertThat(page.part("fields")).isEqualTo(page.expectedFields());
  }

  @ParameterizedTest
  @MethodSource("topics")
  void the_example_is_the_published_one(String topic) {
    assertThat(new EventPage(topic).part("example"))
        .isEqualTo(EventPage.expectedExample(Samples.of(topic)));
  }

  static List<String> topics() {
    return EventSchemas.TOPICS;
  }
}
