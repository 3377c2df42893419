package io.couponservice.kafka.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The page of an event in docs/events, and what its table of fields has to be. */
final class EventPage {

  /** The words for what schemas define; docs/events/README.md explains them. */
  private static final Map<String, String> WORDS =
      Map.of(
          "text", "text",
          "optionalText", "text",
          "remark", "any text",
          "number", "whole number",
          "key", "whole number, 1 or more",
          "won", "whole won",
          "localDateTime", "local date-time",
          "instant", "instant",
          "integer", "whole number",
          "array", "list of texts");

  private static final String HEAD = "| field | type | null | meaning |\n|---|---|---|---|\n";

  private final JsonNode schema;
  private final String text;

  EventPage(String topic) {
    schema = EventSchemas.json(topic);
    try {
      text = Files.readString(Path.of("..", "docs", "events", topic + ".md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands between the two marks of a name. */
  String part(String name) {
    String[] parts = text.split("<!-- /?" + name + " -->", -1);
    if (parts.length != 3) {
      throw new AssertionError("not once a part " + name + " in " + text);
    }
    return parts[1].strip();
  }

  /** The table that the schema makes. */
  String expectedFields() {
    return HEAD + rows(schema, "").collect(Collectors.joining("\n"));
  }

  static String expectedExample(byte[] sample) {
    return "```json\n" + new String(sample, StandardCharsets.UTF_8).strip() + "\n```";
  }

  private Stream<String> rows(JsonNode parent, String prefix) {
    return parent
        .get("properties")
        .propertyStream()
        .flatMap(
            field -> {
              String name = prefix + field.getKey();
              JsonNode value = field.getValue();
              Stream<String> row = Stream.of(row(name, value, required(parent, field.getKey())));
              return value.has("properties") ? Stream.concat(row, rows(value, name + ".")) : row;
            });
  }

  private String row(String name, JsonNode field, boolean required) {
    return "| `%s` | %s | %s | %s |"
        .formatted(
            name, type(field), nullness(field, required), field.get("description").stringValue());
  }

  private static boolean required(JsonNode parent, String name) {
    return parent.get("required").valueStream().anyMatch(each -> each.stringValue().equals(name));
  }

  private static String type(JsonNode field) {
    if (field.has("const")) {
      return "`" + field.get("const").stringValue() + "`";
    }
    if (field.has("enum")) {
      return field
          .get("enum")
          .valueStream()
          .map(value -> "`" + value.stringValue() + "`")
          .collect(Collectors.joining(", "));
    }
    if (field.has("properties")) {
      return "object";
    }
    String defined =
        field.has("$ref")
            ? field.get("$ref").stringValue().replace("#/$defs/", "")
            : types(field).filter(type -> !type.equals("null")).findFirst().orElseThrow();
    String words = WORDS.get(defined);
    if (words == null) {
      throw new AssertionError("no words for " + defined);
    }
    return words;
  }

  private String nullness(JsonNode field, boolean required) {
    JsonNode defined =
        field.has("$ref") ? schema.at(field.get("$ref").stringValue().substring(1)) : field;
    boolean nullable = types(defined).anyMatch("null"::equals);
    if (required) {
      return nullable ? "may be null" : "never";
    }
    return nullable ? "may be absent or null" : "may be absent";
  }

  private static Stream<String> types(JsonNode field) {
    JsonNode type = field.path("type");
    return type.isArray() ? type.valueStream().map(JsonNode::stringValue) : one(type);
  }

  private static Stream<String> one(JsonNode type) {
    return type.isString() ? Stream.of(type.stringValue()) : Stream.empty();
  }
}
