package io.couponservice.kafka.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a JSON object, read strictly: what does not fit is an error that names the field.
 */
final class JsonFields {

  private static final int MAX_TEXT = 255;
  private static final int MIN_YEAR = 1970;
  private static final int MAX_YEAR = 9999;

  private final String path;
  private final JsonNode node;

  private JsonFields(String path, JsonNode node) {
    this.path = path;
    this.node = node;
  }

  static JsonFields root(JsonNode node) {
    if (!node.isObject()) {
      throw UnreadableException.at("event", "expected an object, was " + typeOf(node));
    }
    return new JsonFields("", node);
  }

  JsonFields object(String name) {
    JsonNode value = required(name);
    if (!value.isObject()) {
      throw wrong(name, "an object", value);
    }
    return new JsonFields(path + name + ".", value);
  }

  boolean has(String name) {
    JsonNode value = node.get(name);
    return value != null && !value.isNull();
  }

  String text(String name) {
    return toText(name, required(name));
  }

  String textOrNull(String name) {
    return has(name) ? text(name) : null;
  }

  /** Words that nothing depends on: any text will do. */
  String remarkOrNull(String name) {
    if (!has(name)) {
      return null;
    }
    JsonNode value = node.get(name);
    if (!value.isString()) {
      throw wrong(name, "a text", value);
    }
    return value.stringValue();
  }

  List<String> texts(String name) {
    if (!has(name)) {
      return List.of();
    }
    JsonNode array = node.get(name);
    if (!array.isArray()) {
      throw wrong(name, "an array of texts", array);
    }
    List<String> texts = new ArrayList<>(array.size());
    for (JsonNode element : array) {
      texts.add(toText(name, element));
    }
    return texts;
  }

  /** A number without fraction, not below a bound. */
  long number(String name, long min) {
    JsonNode value = required(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrong(name, "an integer of at most 64 bits", value);
    }
    if (value.longValue() < min) {
      throw UnreadableException.at(
          path + name, "must be " + min + " or more, was " + value.longValue());
    }
    return value.longValue();
  }

  Instant instant(String name) {
    String text = text(name);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw UnreadableException.at(path + name, "expected an instant such as 2024-01-01T10:00:00Z");
    }
  }

  /** To the second, as the contract has it; a fraction is cut off. */
  LocalDateTime localDateTime(String name) {
    String text = text(name);
    try {
      LocalDateTime at = LocalDateTime.parse(text).truncatedTo(ChronoUnit.SECONDS);
      if (at.getYear() < MIN_YEAR || at.getYear() > MAX_YEAR) {
        throw UnreadableException.at(path + name, "the year must be 1970 to 9999");
      }
      return at;
    } catch (DateTimeException e) {
      throw UnreadableException.at(
          path + name, "expected a local date-time such as 2024-01-01T10:00:00");
    }
  }

  private JsonNode required(String name) {
    JsonNode value = node.get(name);
    if (value == null) {
      throw UnreadableException.at(path + name, "is missing");
    }
    if (value.isNull()) {
      throw UnreadableException.at(path + name, "must not be null");
    }
    return value;
  }

  private String toText(String name, JsonNode value) {
    if (!value.isString()) {
      throw wrong(name, "a text", value);
    }
    String text = value.stringValue();
    // As the schemas and the HTTP interface count: a character beyond 16 bits is one, too.
    if (text.isBlank() || text.codePointCount(0, text.length()) > MAX_TEXT) {
      throw UnreadableException.at(path + name, "must have 1 to " + MAX_TEXT + " characters");
    }
    // Neither can be stored as a text: U+0000, and half of a pair of surrogates.
    if (text.codePoints()
        .anyMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))) {
      throw UnreadableException.at(path + name, "has U+0000 or an unpaired surrogate");
    }
    return text;
  }

  private UnreadableException wrong(String name, String expected, JsonNode value) {
    return UnreadableException.at(path + name, "expected " + expected + ", was " + typeOf(value));
  }

  private static String typeOf(JsonNode node) {
    return node.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
  }
}
