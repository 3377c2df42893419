package io.couponservice.kafka.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas of the events, by topic, and whether a record's value conforms to its schema. */
public final class EventSchemas {

  /** The topics that have a schema: all of the contract but those of dead letters. */
  public static final List<String> TOPICS =
      List.of(
          "coupon.issued",
          "coupon.reserved",
          "coupon.used",
          "coupon.cancelled",
          "coupon.expired",
          "payment.completed",
          "payment.failed",
          "order.cancelled");

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  // Formats are checked, too: by themselves they are no more than a remark.
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private static final Map<String, Schema> SCHEMAS =
      TOPICS.stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  Function.identity(), topic -> REGISTRY.getSchema(text(topic))));

  private EventSchemas() {}

  /**
   * Fails unless a value is an event of its topic.
   *
   * @param topic one of {@link #TOPICS}
   * @param json the record's value, null if it has none
   * @throws AssertionError names what is wrong and shows the value
   */
  public static void assertConforms(String topic, byte[] json) {
    List<String> violations = violations(topic, json);
    if (!violations.isEmpty()) {
      String shown = json == null ? "null" : new String(json, StandardCharsets.UTF_8);
      throw new AssertionError(
          "not an event of " + topic + ":\n  " + String.join("\n  ", violations) + "\n" + shown);
    }
  }

  /** All that is wrong with a value, each with its place; empty if it conforms. */
  static List<String> violations(String topic, byte[] json) {
    Schema schema = Objects.requireNonNull(SCHEMAS.get(topic), topic);
    if (json == null) {
      return List.of("no value");
    }
    try {
      return schema.validate(MAPPER.readTree(json)).stream().map(Error::toString).toList();
    } catch (JacksonException e) {
      return List.of("not JSON: " + e.getOriginalMessage());
    }
  }

  /** The schema of a topic as JSON. */
  static JsonNode json(String topic) {
    return MAPPER.readTree(text(topic));
  }

  private static String text(String topic) {
    String name = "/schemas/" + topic + "/1.0.json";
    try (InputStream stream = EventSchemas.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
