package io.couponservice.http.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The kinds of values that requests have. */
public final class JsonValues {

  private static final int MIN_YEAR = 1970;
  private static final int MAX_YEAR = 9999;

  private JsonValues() {}

  /**
   * A text that can be stored: not blank, without U+0000 and unpaired surrogates.
   *
   * @param max the most characters
   * @return never null
   */
  public static JsonValue<String> text(int max) {
    return value -> {
      String text = string(value, "a text");
      require(!text.isBlank(), "must not be blank");
      require(
          text.codePointCount(0, text.length()) <= max, "must have at most " + max + " characters");
      require(
          text.codePoints().allMatch(JsonValues::isStorable),
          "must not have U+0000 or an unpaired surrogate");
      return text;
    };
  }

  private static boolean isStorable(int codePoint) {
    return codePoint != 0
        && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
  }

  /**
   * A whole number.
   *
   * @param min the least
   * @param max the greatest
   * @return never null
   */
  public static JsonValue<Long> number(long min, long max) {
    return value -> {
      require(
          value.isIntegralNumber(),
          value.isNumber()
              ? "must be a whole number, had a fraction"
              : "must be a whole number, was " + typeOf(value));
      require(
          value.canConvertToLong() && value.longValue() >= min && value.longValue() <= max,
          "must be " + min + " to " + max);
      return value.longValue();
    };
  }

  /**
   * A local date-time, to the second: a fraction is cut off.
   *
   * @return never null
   */
  public static JsonValue<LocalDateTime> localDateTime() {
    return value -> {
      String text = string(value, "a local date-time");
      try {
        LocalDateTime at = LocalDateTime.parse(text).truncatedTo(ChronoUnit.SECONDS);
        require(at.getYear() >= MIN_YEAR && at.getYear() <= MAX_YEAR, "must be in 1970 to 9999");
        return at;
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(
            "must be a local date-time such as 2024-01-01T10:00:00", e);
      }
    };
  }

  /**
   * An instant.
   *
   * @return never null
   */
  public static JsonValue<Instant> instant() {
    return value -> instantOf(string(value, "an instant"));
  }

  /**
   * An instant from its text.
   *
   * @param text such as {@code 2024-01-01T10:00:00Z}, not null
   * @return never null
   * @throws IllegalArgumentException if it is none of 1970 to 9999
   */
  public static Instant instantOf(String text) {
    try {
      Instant at = Instant.parse(text);
      // The parser takes offsets, too.
      require(text.endsWith("Z"), "must be in UTC, with Z at its end");
      int year = at.atOffset(ZoneOffset.UTC).getYear();
      require(year >= MIN_YEAR && year <= MAX_YEAR, "must be in 1970 to 9999");
      return at;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("must be an instant such as 2024-01-01T10:00:00Z", e);
    }
  }

  /**
   * Yes or no.
   *
   * @return never null
   */
  public static JsonValue<Boolean> flag() {
    return value -> {
      require(value.isBoolean(), "must be true or false, was " + typeOf(value));
      return value.booleanValue();
    };
  }

  /**
   * A part of the whole.
   *
   * @return 0 to 1
   */
  public static JsonValue<Double> share() {
    return value -> {
      require(value.isNumber(), "must be a number, was " + typeOf(value));
      double share = value.doubleValue();
      require(share >= 0 && share <= 1, "must be 0 to 1");
      return share;
    };
  }

  /**
   * One of the names of an enum.
   *
   * @param type not null
   * @param <E> the enum
   * @return never null
   */
  public static <E extends Enum<E>> JsonValue<E> oneOf(Class<E> type) {
    return value -> {
      String name = string(value, "a text");
      return Arrays.stream(type.getEnumConstants())
          .filter(constant -> constant.name().equals(name))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("must be one of " + names(type)));
    };
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    return String.join(
        ", ", Arrays.stream(type.getEnumConstants()).map(constant -> constant.name()).toList());
  }

  /**
   * An array of different names of an enum.
   *
   * @param type not null
   * @param <E> the enum
   * @return never null
   */
  public static <E extends Enum<E>> JsonValue<Set<E>> setOf(Class<E> type) {
    JsonValue<E> element = oneOf(type);
    return value -> {
      require(value.isArray(), "must be an array, was " + typeOf(value));
      Set<E> set = EnumSet.noneOf(type);
      for (JsonNode each : value) {
        require(set.add(element.read(each)), "must not repeat a name");
      }
      return set;
    };
  }

  /**
   * An array of values.
   *
   * @param element how each is read, not null
   * @param max the most elements
   * @param <T> what an element is read as
   * @return never null
   */
  public static <T> JsonValue<List<T>> listOf(JsonValue<T> element, int max) {
    return value -> {
      require(value.isArray(), "must be an array, was " + typeOf(value));
      require(value.size() >= 1 && value.size() <= max, "must have 1 to " + max + " elements");
      List<T> list = new ArrayList<>(value.size());
      for (JsonNode each : value) {
        list.add(element(each, list.size(), element));
      }
      return list;
    };
  }

  private static <T> T element(JsonNode value, int position, JsonValue<T> element) {
    try {
      require(!value.isNull(), "must not be null");
      return element.read(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("element " + position + " " + e.getMessage(), e);
    }
  }

  private static String string(JsonNode value, String expected) {
    require(value.isString(), "must be " + expected + ", was " + typeOf(value));
    return value.stringValue();
  }

  private static String typeOf(JsonNode value) {
    return value.getNodeType().name().toLowerCase(Locale.ROOT);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
