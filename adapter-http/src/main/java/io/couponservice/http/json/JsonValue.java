package io.couponservice.http.json;

import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * How one value is read.
 *
 * @param <T> what it is read as
 */
@FunctionalInterface
public interface JsonValue<T> {

  /**
   * Reads.
   *
   * @param value not null, not JSON's null
   * @return never null
   * @throws IllegalArgumentException if it does not fit; the message says how, as in "must be 1 or
   *     more"
   */
  T read(JsonNode value);

  /**
   * Reads and converts.
   *
   * @param conversion may throw {@link IllegalArgumentException}
   * @param <U> what it is converted to
   * @return never null
   */
  default <U> JsonValue<U> map(Function<T, U> conversion) {
    return value -> conversion.apply(read(value));
  }
}
