package io.couponservice.http.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a JSON object, read strictly. Mistakes are gathered, so that all of a body are told
 * at once: what a field with a mistake is read as is null, and means nothing until {@link #check()}
 * has passed.
 */
public final class JsonFields {

  private static final int MAX_NAME = 64;
  // A body has room for so many that the answer would be greater than the body.
  private static final int MAX_MISTAKES = 50;

  private final String path;
  private final JsonNode node;
  private final List<Mistake> mistakes;
  private final Set<String> known = new HashSet<>();
  private final List<JsonFields> inner = new ArrayList<>();

  JsonFields(JsonNode node) {
    this("", node, new ArrayList<>());
  }

  private JsonFields(String path, JsonNode node, List<Mistake> mistakes) {
    this.path = path;
    this.node = node;
    this.mistakes = mistakes;
  }

  /**
   * A field that must be there.
   *
   * @param name not null
   * @param value how it is read, not null
   * @param <T> what it is read as
   * @return null after a mistake
   */
  public <T> T required(String name, JsonValue<T> value) {
    known.add(name);
    if (!node.has(name)) {
      add(name, "is missing");
      return null;
    }
    return read(name, value);
  }

  /**
   * A field that has a default.
   *
   * @param name not null
   * @param value how it is read, not null
   * @param fallback what it is if it is missing, may be null
   * @param <T> what it is read as
   * @return null after a mistake
   */
  public <T> T optional(String name, JsonValue<T> value, T fallback) {
    known.add(name);
    return node.has(name) ? read(name, value) : fallback;
  }

  /**
   * A field that may be null.
   *
   * @param name not null
   * @param value how it is read, not null
   * @param <T> what it is read as
   * @return null if it is null or missing, or after a mistake
   */
  public <T> T nullable(String name, JsonValue<T> value) {
    known.add(name);
    return node.hasNonNull(name) ? read(name, value) : null;
  }

  /**
   * Whether a field is there, null or not.
   *
   * @param name not null
   * @return false if it is missing
   */
  public boolean has(String name) {
    known.add(name);
    return node.has(name);
  }

  /**
   * A mistake that is none of a single field.
   *
   * @param detail what is wrong with the body, not null
   */
  public void refuse(String detail) {
    mistakes.add(new Mistake("body", detail));
  }

  /**
   * An object that may be null. Its mistakes count as ones of this object.
   *
   * @param name not null
   * @return null if it is null or missing, or after a mistake
   */
  public JsonFields nullableObject(String name) {
    JsonNode object = nullable(name, JsonFields::object);
    if (object == null) {
      return null;
    }
    JsonFields fields = new JsonFields(path + name + ".", object, mistakes);
    inner.add(fields);
    return fields;
  }

  private static JsonNode object(JsonNode value) {
    if (!value.isObject()) {
      throw new IllegalArgumentException(
          "must be an object, was " + value.getNodeType().name().toLowerCase(Locale.ROOT));
    }
    return value;
  }

  /**
   * Builds what several fields make up together.
   *
   * @param name the field to name if they do not fit, not null
   * @param build may throw {@link IllegalArgumentException}
   * @param <T> what they make up
   * @return null after a mistake
   */
  public <T> T built(String name, Supplier<T> build) {
    try {
      return build.get();
    } catch (IllegalArgumentException e) {
      add(name, e.getMessage());
      return null;
    }
  }

  /**
   * Builds the whole that the fields make up.
   *
   * @param build may throw {@link IllegalArgumentException}, whose message begins with a field
   * @param <T> what they make up
   * @return null after a mistake
   */
  public <T> T built(Supplier<T> build) {
    try {
      return build.get();
    } catch (IllegalArgumentException e) {
      String[] fieldAndRest = e.getMessage().split(" ", 2);
      boolean named = known.contains(fieldAndRest[0]);
      add(named ? fieldAndRest[0] : "body", named ? fieldAndRest[1] : e.getMessage());
      return null;
    }
  }

  private <T> T read(String name, JsonValue<T> value) {
    JsonNode found = node.get(name);
    if (found.isNull()) {
      add(name, "must not be null");
      return null;
    }
    try {
      return value.read(found);
    } catch (IllegalArgumentException e) {
      add(name, e.getMessage());
      return null;
    }
  }

  private void add(String name, String detail) {
    mistakes.add(new Mistake(path + name, detail));
  }

  /**
   * Ends reading, or a part of it.
   *
   * @throws MalformedJsonException if there was a mistake, or there are fields that nobody read
   */
  public void check() {
    refuseUnknown();
    if (!mistakes.isEmpty()) {
      throw new MalformedJsonException(
          mistakes.subList(0, Math.min(mistakes.size(), MAX_MISTAKES)));
    }
  }

  private void refuseUnknown() {
    for (String name : node.propertyNames()) {
      if (known.add(name)) {
        add(name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name, "is not known");
      }
    }
    inner.forEach(JsonFields::refuseUnknown);
  }
}
