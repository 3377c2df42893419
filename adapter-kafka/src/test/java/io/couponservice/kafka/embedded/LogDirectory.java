package io.couponservice.kafka.embedded;

import io.couponservice.embedded.DataDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/**
 * Where a broker's data is, formatted once with a cluster id that then stays.
 *
 * <p>It is locked as a whole: Kafka's own lock covers the topics only, and a second controller on
 * the same metadata log would write to it before its broker is refused.
 */
final class LogDirectory implements AutoCloseable {

  private final DataDirectory directory;

  LogDirectory(DataDirectory directory) {
    this.directory = directory;
  }

  Path data() {
    return directory.path().resolve("data");
  }

  /**
   * Formats the directory unless it is formatted.
   *
   * @throws IllegalStateException if that fails
   */
  void formatOnce(Properties server) {
    // Kafka writes this file after the metadata that a first start needs.
    if (Files.exists(data().resolve("meta.properties"))) {
      return;
    }
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try (PrintStream print = new PrintStream(output, true, StandardCharsets.UTF_8)) {
      Files.createDirectories(data());
      int exitCode =
          StorageTool.execute(
              new String[] {
                "format",
                "--config",
                write(server).toString(),
                "--cluster-id",
                Uuid.randomUuid().toString()
              },
              print);
      if (exitCode != 0) {
        throw new IllegalStateException(
            "Can't format " + directory.path() + ": " + output.toString(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Can't format " + directory.path(), e);
    }
  }

  @Override
  public void close() {
    directory.close();
  }

  private Path write(Properties server) throws IOException {
    Path file = directory.path().resolve("server.properties");
    try (OutputStream stream = Files.newOutputStream(file)) {
      server.store(stream, "as formatted");
    }
    return file;
  }
}
