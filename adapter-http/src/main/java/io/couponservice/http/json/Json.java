package io.couponservice.http.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** From and to bytes. */
public final class Json {

  private static final int MAX_DEPTH = 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private static final JsonMapper SORTED =
      MAPPER.rebuild().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

  private Json() {}

  /**
   * Reads an object.
   *
   * @param body UTF-8, not null
   * @return its fields
   * @throws MalformedJsonException if it is not exactly one JSON object
   */
  public static JsonFields fields(byte[] body) {
    JsonNode node;
    try {
      // Decoded here, since the parser would guess the encoding and let bytes pass that are none.
      node =
          MAPPER.readTree(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException e) {
      throw MalformedJsonException.ofBody("is not UTF-8");
    } catch (JacksonException e) {
      throw MalformedJsonException.ofBody("is not JSON: " + e.getOriginalMessage());
    }
    if (!node.isObject()) {
      throw MalformedJsonException.ofBody("must be a JSON object");
    }
    return new JsonFields(node);
  }

  /**
   * A JSON value in a form of its own: without spaces, the fields of objects sorted.
   *
   * @param body JSON in UTF-8, not null
   * @return UTF-8
   * @throws JacksonException if it is not JSON
   */
  public static byte[] canonical(byte[] body) {
    return SORTED.writeValueAsBytes(SORTED.readTree(body));
  }

  /**
   * An object to write.
   *
   * @return empty
   */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /**
   * Writes an object.
   *
   * @param node not null
   * @return UTF-8
   */
  public static byte[] bytes(JsonNode node) {
    return MAPPER.writeValueAsBytes(node);
  }

  /**
   * A local date-time as text.
   *
   * @param at null for none
   * @return such as {@code 2024-01-01T10:00:00}, always with seconds; null for null
   */
  public static String text(LocalDateTime at) {
    return at == null
        ? null
        : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(at.truncatedTo(ChronoUnit.SECONDS));
  }
}
