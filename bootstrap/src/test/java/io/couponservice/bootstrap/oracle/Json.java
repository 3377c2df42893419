package io.couponservice.bootstrap.oracle;

import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reading of JSON that may be anything. */
final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /** The object that these bytes are, or empty if they are none. */
  static Optional<JsonNode> object(Bytes bytes) {
    try {
      return bytes.content().map(MAPPER::readTree).filter(JsonNode::isObject);
    } catch (JacksonException unreadable) {
      return Optional.empty();
    }
  }

  /** The text of a field, or empty if it is absent, blank or no text. */
  static Optional<String> text(JsonNode parent, String field) {
    return Optional.of(parent.path(field))
        .filter(JsonNode::isString)
        .map(JsonNode::stringValue)
        .filter(text -> !text.isBlank());
  }

  /** The whole number of a field, or empty if it is absent or no such number. */
  static OptionalLong number(JsonNode parent, String field) {
    JsonNode value = parent.path(field);
    return value.isIntegralNumber() && value.canConvertToLong()
        ? OptionalLong.of(value.longValue())
        : OptionalLong.empty();
  }
}
