package io.couponservice.application.record;

import java.util.Objects;

/**
 * A header of a record.
 *
 * @param name not null
 * @param value null if the header has none
 */
public record Header(String name, Bytes value) {

  /** Checks for null. */
  public Header {
    Objects.requireNonNull(name, "name");
  }

  /**
   * A header with a text.
   *
   * @param name not null
   * @param text not null
   * @return never null
   */
  public static Header text(String name, String text) {
    return new Header(name, Bytes.utf8(text));
  }
}
