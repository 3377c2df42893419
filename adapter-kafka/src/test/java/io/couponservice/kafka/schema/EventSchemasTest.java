package io.couponservice.kafka.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.couponservice.domain.event.EventType;
import io.couponservice.domain.event.Samples;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EventSchemasTest {

  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
  private static final Schema META_SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(SchemaLocation.of(DRAFT));

  @Test
  void every_event_of_the_service_has_a_schema() {
    assertThat(EventSchemas.TOPICS)
        .containsAll(Stream.of(EventType.values()).map(EventType::topic).toList());
  }

  @ParameterizedTest
  @MethodSource("topics")
  void a_schema_is_a_valid_schema_of_its_event(String topic) {
    JsonNode schema = EventSchemas.json(topic);
    assertThat(META_SCHEMA.validate(schema)).isEmpty();
    assertThat(schema.get("$schema").stringValue()).isEqualTo(DRAFT);
    assertThat(schema.get("$id").stringValue())
        .isEqualTo("urn:coupon-service:schema:" + topic + ":1.0");
    assertThat(schema.at("/properties/eventType/const").stringValue())
        .isEqualTo(topic.replace('.', '_').toUpperCase(Locale.ROOT));
  }

  @Test
  void an_invalid_schema_would_be_found() {
    ObjectNode schema = (ObjectNode) EventSchemas.json("coupon.used");
    schema.put("type", "objekt");
    assertThat(META_SCHEMA.validate(schema)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void every_field_has_a_title_and_a_description(String topic) {
    JsonNode schema = EventSchemas.json(topic);
    assertThat(
            Stream.of("", "/properties/data", "/properties/metadata")
                .flatMap(parent -> schema.at(parent + "/properties").valueStream()))
        .hasSizeGreaterThan(10)
        .allMatch(field -> field.hasNonNull("title") && field.hasNonNull("description"));
  }

  @ParameterizedTest
  @MethodSource("topics")
  void the_fields_are_those_of_the_example_and_the_two_that_were_added(String topic) {
    ObjectNode sample = SampleField.sample(topic);
    JsonNode schema = EventSchemas.json(topic);
    assertThat(schema.at("/properties").propertyNames())
        .containsExactlyElementsOf(sample.propertyNames());
    assertThat(schema.at("/properties/data/properties").propertyNames())
        .containsExactlyElementsOf(sample.get("data").propertyNames());
    assertThat(schema.at("/properties/metadata/properties").propertyNames())
        .containsExactlyInAnyOrder(
            "correlationId", "causationId", "source", "version", "compatibleVersions");
  }

  @Test
  void what_does_not_conform_is_told_with_its_place_and_shown() {
    ObjectNode event = SampleField.sample("coupon.used");
    ((ObjectNode) event.get("data")).put("finalAmount", "90000").put("usedAt", "yesterday");
    byte[] json = event.toString().getBytes(UTF_8);

    assertThatThrownBy(() -> EventSchemas.assertConforms("coupon.used", json))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("coupon.used", "/data/finalAmount", "/data/usedAt", "yesterday");
  }

  @Test
  void what_is_no_json_or_another_event_does_not_conform() {
    assertThatCode(() -> EventSchemas.assertConforms("coupon.used", Samples.of("coupon.used")))
        .doesNotThrowAnyException();
    for (byte[] json :
        List.of("".getBytes(UTF_8), "{".getBytes(UTF_8), Samples.of("coupon.expired"))) {
      assertThatThrownBy(() -> EventSchemas.assertConforms("coupon.used", json))
          .isInstanceOf(AssertionError.class);
    }
    assertThatThrownBy(() -> EventSchemas.assertConforms("coupon.used", null))
        .isInstanceOf(AssertionError.class);
  }

  static List<String> topics() {
    return EventSchemas.TOPICS;
  }
}
