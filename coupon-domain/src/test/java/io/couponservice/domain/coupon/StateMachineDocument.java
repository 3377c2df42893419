package io.couponservice.domain.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** docs/state-machine.md, of which some parts are compared with the code. */
final class StateMachineDocument {

  private static final Path DOCUMENT = Path.of("..", "docs", "state-machine.md");

  private StateMachineDocument() {}

  /** What stands between the two marks of a name. */
  static String part(String name) throws IOException {
    String text = Files.readString(DOCUMENT);
    String start = "<!-- " + name + " -->";
    String end = "<!-- /" + name + " -->";
    assertThat(text).contains(start, end);
    return text.substring(text.indexOf(start) + start.length(), text.indexOf(end)).strip();
  }
}
