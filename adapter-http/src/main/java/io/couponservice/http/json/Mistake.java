package io.couponservice.http.json;

/**
 * What is wrong with one field.
 *
 * @param field its name, with a dot within objects; {@code body} for all of it; not null
 * @param detail what is wrong, for a person to read, not null
 */
public record Mistake(String field, String detail) {

  @Override
  public String toString() {
    return field + " " + detail;
  }
}
