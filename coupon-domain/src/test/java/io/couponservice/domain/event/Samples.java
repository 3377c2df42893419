package io.couponservice.domain.event;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The published examples of the events, one a topic. */
public final class Samples {

  private Samples() {}

  /**
   * Reads the example of a topic.
   *
   * @param topic not null, one that the specification has
   * @return its JSON in UTF-8, a new array each time
   */
  public static byte[] of(String topic) {
    String name = "/samples/" + topic + ".json";
    try (InputStream stream = Samples.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(stream, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
