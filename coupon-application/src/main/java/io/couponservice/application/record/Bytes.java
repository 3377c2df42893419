package io.couponservice.application.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * Bytes with value equality. The array is not copied: whoever hands it over gives it away, and
 * whoever gets it only reads.
 */
public final class Bytes {

  private final byte[] array;

  private Bytes(byte[] array) {
    this.array = array;
  }

  /**
   * Wraps an array.
   *
   * @param array given away by the caller, not null
   * @return never null
   */
  public static Bytes of(byte[] array) {
    return new Bytes(Objects.requireNonNull(array, "array"));
  }

  /**
   * Wraps an array that may be absent, as keys and values of Kafka records are.
   *
   * @param array given away by the caller, or null
   * @return null for null
   */
  public static Bytes ofNullable(byte[] array) {
    return array == null ? null : new Bytes(array);
  }

  /**
   * The UTF-8 form of a text.
   *
   * @param text not null
   * @return never null
   */
  public static Bytes utf8(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The array behind a value that may be absent.
   *
   * @param bytes or null
   * @return only to be read; null for null
   */
  public static byte[] arrayOf(Bytes bytes) {
    return bytes == null ? null : bytes.array;
  }

  /**
   * The array.
   *
   * @return only to be read, never null
   */
  public byte[] array() {
    return array;
  }

  /**
   * How many bytes these are.
   *
   * @return 0 or more
   */
  public int size() {
    return array.length;
  }

  /**
   * The bytes read as UTF-8.
   *
   * @return never null; malformed input becomes U+FFFD
   */
  public String asText() {
    return new String(array, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(array, that.array);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(array);
  }

  @Override
  public String toString() {
    return array.length + " bytes";
  }
}
