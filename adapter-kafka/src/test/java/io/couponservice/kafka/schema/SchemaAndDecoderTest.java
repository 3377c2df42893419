package io.couponservice.kafka.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.port.EventDecoder.Decoded;
import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.application.record.RecordPosition;
import io.couponservice.kafka.codec.JsonEventDecoder;
import io.couponservice.kafka.topic.ContractTopics;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a schema lets other services send, the decoder reads; what it forbids, it refuses. */
class SchemaAndDecoderTest {

  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final JsonEventDecoder DECODER = new JsonEventDecoder();

  /** Of each type some, about the bounds of each kind of field. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "[1]",
          "{}",
          "1.5",
          "0",
          "-1",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "-9223372036854775809",
          "\"1001\"",
          "\"\"",
          "\" \\t\"",
          "\"a\\u0000b\"",
          "\"\\n텍스트\\n\"",
          text("x", 255),
          text("x", 256),
          text("쿠", 255),
          text("쿠", 256),
          text("\ud83c\udf9f", 255),
          text("\ud83c\udf9f", 256),
          "\"1.0\"",
          "\"2.0\"",
          "[\"1.0\"]",
          "[\"0.9\",\"1.0\"]",
          "[\"1.0\",7]",
          "[\"1.0\",\"\"]",
          "\"PAYMENT_FAILED\"",
          "\"2024-01-01T10:05:00Z\"",
          "\"2024-01-01T10:05:00.123456789Z\"",
          "\"2024-02-30T10:05:00Z\"",
          "\"2024-01-01T10:05:00\"",
          "\"2024-01-01T10:05:00\\n\"",
          "\"2024-01-01 10:05:00\"",
          "\"2024-01-01\"",
          "\"2024-01-32T10:05:00\"",
          "\"2024-13-01T10:05:00\"",
          "\"2024-01-01T23:59:59\"",
          "\"2024-01-01T24:00:00\"",
          "\"2024-01-01T10:60:00\"",
          "\"2024-01-01T10:05:60\"",
          "\"1969-12-31T23:59:59\"",
          "\"1970-01-01T00:00:00\"",
          "\"9999-12-31T23:59:59\"",
          "\"10000-01-01T00:00:00\"");

  @ParameterizedTest
  @MethodSource("fields")
  void they_agree_about_what_a_field_may_be(SampleField field) {
    assertThat(values(field).filter(event -> !agree(field.topic(), event))).isEmpty();
    assertThat(agree(field.topic(), field.without())).isTrue();
  }

  @ParameterizedTest
  @MethodSource("addedFields")
  void they_agree_about_the_added_fields_and_other_versions(SampleField field) {
    assertThat(values(field).filter(event -> !agree(field.topic(), event))).isEmpty();
    assertThat(
            values(field)
                .peek(event -> ((ObjectNode) event.get("metadata")).put("version", "1.1"))
                .filter(event -> !agree(field.topic(), event)))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void they_agree_about_a_payment_without_a_coupon(String topic) {
    ObjectNode event = SampleField.sample(topic);
    ObjectNode data = (ObjectNode) event.get("data");
    data.putNull("couponId");
    conforms(topic, event);
    data.putNull("reservationId");
    conforms(topic, event);
    data.remove("couponId");
    conforms(topic, event);
    data.remove("reservationId");
    conforms(topic, event);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-01-01T10:05",
        "2024-01-01T10:05:00.5",
        "2024-01-01t10:05:00",
        "2023-12-31T10:05:00.0"
      })
  void the_decoder_also_reads_times_in_other_spellings(String at) {
    ObjectNode event = SampleField.sample("payment.completed");
    ((ObjectNode) event.get("data")).put("completedAt", at);
    assertThat(EventSchemas.violations("payment.completed", bytes(event))).isNotEmpty();
    assertThat(isRead("payment.completed", event)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void only_the_decoder_sees_a_fraction_of_nought_or_a_day_that_no_month_has(String topic) {
    // JSON Schema takes 1001.0 for an integer, and a pattern knows no calendar.
    SampleField.of(topic)
        .forEach(
            field -> {
              if (field.value().isNumber()) {
                onlyTheSchemaTakes(field, field.value() + ".0");
              } else if (field.name().endsWith("edAt")) {
                onlyTheSchemaTakes(field, "\"2024-02-30T10:05:00\"");
              }
            });
  }

  private static void onlyTheSchemaTakes(SampleField field, String value) {
    ObjectNode event = field.with(MAPPER.readTree(value));
    EventSchemas.assertConforms(field.topic(), bytes(event));
    assertThat(isRead(field.topic(), event)).isFalse();
  }

  private static Stream<ObjectNode> values(SampleField field) {
    // The contract leaves the added fields out when they are empty; the decoder takes null, too.
    return VALUES.stream()
        .filter(value -> !(field.isAdded() && value.equals("null")))
        .map(MAPPER::readTree)
        .map(field::with);
  }

  private static boolean agree(String topic, JsonNode event) {
    return isRead(topic, event) == EventSchemas.violations(topic, bytes(event)).isEmpty();
  }

  private static void conforms(String topic, JsonNode event) {
    EventSchemas.assertConforms(topic, bytes(event));
    assertThat(isRead(topic, event)).isTrue();
  }

  private static boolean isRead(String topic, JsonNode event) {
    InboundRecord record =
        new InboundRecord(
            new RecordPosition(topic, 0, 0),
            Instant.EPOCH,
            null,
            Bytes.of(bytes(event)),
            List.of());
    return DECODER.decode(record) instanceof Decoded.Event;
  }

  private static byte[] bytes(JsonNode event) {
    return event.toString().getBytes(UTF_8);
  }

  private static String text(String character, int times) {
    return "\"" + character.repeat(times) + "\"";
  }

  static List<String> topics() {
    return ContractTopics.subscribed();
  }

  static Stream<SampleField> fields() {
    return topics().stream().flatMap(SampleField::of);
  }

  static Stream<SampleField> addedFields() {
    return topics().stream().flatMap(SampleField::added);
  }
}
