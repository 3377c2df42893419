package io.couponservice.bootstrap.oracle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Bytes with the equality of their content; {@link #NULL} stands for an absent key or value. */
public final class Bytes {

  /** What Kafka and SQL call null. Differs from no bytes at all. */
  public static final Bytes NULL = new Bytes(null);

  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  public static Bytes of(byte[] content) {
    return content == null ? NULL : new Bytes(content.clone());
  }

  public static Bytes of(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The content, or empty for {@link #NULL}. */
  public Optional<byte[]> content() {
    return Optional.ofNullable(content).map(byte[]::clone);
  }

  int size() {
    return content == null ? 0 : content.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return content == null ? "null" : new String(content, StandardCharsets.UTF_8);
  }
}
