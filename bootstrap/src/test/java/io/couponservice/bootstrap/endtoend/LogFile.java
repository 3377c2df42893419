package io.couponservice.bootstrap.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where a process writes, over all its restarts. */
record LogFile(Path path) {

  private static final int TAIL_LINES = 60;

  static LogFile fresh(String name) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "kill-test"));
    Path path = folder.resolve(name + ".log");
    Files.deleteIfExists(path);
    return new LogFile(path);
  }

  String tail() {
    try {
      // A process that was killed may have left half a character.
      String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
      List<String> lines = text.lines().toList();
      return path
          + ":\n"
          + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
