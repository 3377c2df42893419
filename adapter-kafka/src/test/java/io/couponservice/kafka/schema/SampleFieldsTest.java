package io.couponservice.kafka.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.event.Samples;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeType;
import tools.jackson.databind.node.ObjectNode;

/** What each field of each published example may be: taken from the examples, not from a list. */
class SampleFieldsTest {

  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final List<String> OF_EACH_TYPE =
      List.of("\"text\"", "1", "1.5", "true", "[]", "[1]", "{}");

  @ParameterizedTest
  @MethodSource("topics")
  void an_example_conforms(String topic) {
    EventSchemas.assertConforms(topic, Samples.of(topic));
  }

  @ParameterizedTest
  @MethodSource("fields")
  void only_what_is_required_must_be_there(SampleField field) {
    // A coupon without its reservation is unreadable: see InboundFieldsTest.
    boolean needed = field.required() || field.name().equals("reservationId");
    assertThat(conforms(field.topic(), field.without())).isEqualTo(!needed);
  }

  @ParameterizedTest
  @MethodSource("fields")
  void only_what_may_be_null_may_be_null(SampleField field) {
    boolean may = field.nullable() && !field.name().equals("reservationId");
    assertThat(conforms(field.topic(), field.with(MAPPER.nullNode()))).isEqualTo(may);
  }

  @ParameterizedTest
  @MethodSource("fields")
  void no_other_type_will_do(SampleField field) {
    assertThat(otherTypes(field.value()))
        .hasSizeGreaterThanOrEqualTo(5)
        .noneMatch(value -> conforms(field.topic(), field.with(value)));
  }

  @ParameterizedTest
  @MethodSource("topics")
  void unknown_fields_may_be_anywhere(String topic) {
    for (String value : OF_EACH_TYPE) {
      ObjectNode event = SampleField.sample(topic);
      JsonNode unknown = MAPPER.readTree(value);
      event.set("unknown", unknown);
      ((ObjectNode) event.get("data")).set("unknown", unknown);
      ((ObjectNode) event.get("metadata")).set("unknown", unknown);
      EventSchemas.assertConforms(topic, bytes(event));
    }
  }

  private static List<JsonNode> otherTypes(JsonNode value) {
    // A number as a text is the likeliest mistake of all.
    Stream<JsonNode> asText =
        value.isNumber() ? Stream.of(MAPPER.readTree("\"" + value + "\"")) : Stream.empty();
    return Stream.concat(asText, OF_EACH_TYPE.stream().map(MAPPER::readTree))
        .filter(other -> other.getNodeType() != value.getNodeType() || isFraction(other))
        .toList();
  }

  private static boolean isFraction(JsonNode value) {
    return value.getNodeType() == JsonNodeType.NUMBER && !value.isIntegralNumber();
  }

  private static boolean conforms(String topic, JsonNode event) {
    return EventSchemas.violations(topic, bytes(event)).isEmpty();
  }

  private static byte[] bytes(JsonNode event) {
    return event.toString().getBytes(UTF_8);
  }

  static List<String> topics() {
    return EventSchemas.TOPICS;
  }

  static Stream<SampleField> fields() {
    return EventSchemas.TOPICS.stream().flatMap(SampleField::of);
  }
}
