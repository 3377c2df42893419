package io.couponservice.kafka.embedded;

import io.couponservice.embedded.DirectoryTree;
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

/** Where a broker's data is, formatted once with a cluster id that then stays. */
final class LogDirectory implements AutoCloseable {

  private final Path root;
  private final boolean temporary;

  private LogDirectory(Path root, boolean temporary) {
    this.root = root;
    this.temporary = temporary;
  }

  /** Opens the directory given, or a temporary one for null. */
  static LogDirectory open(Path kept) {
    try {
      Path root =
          kept == null
              ? Files.createTempDirectory("kafka")
              : Files.createDirectories(kept).toRealPath();
      return new LogDirectory(root, kept == null);
    } catch (IOException e) {
      throw new UncheckedIOException("Can't use the data directory " + kept, e);
    }
  }

  Path data() {
    return root.resolve("data");
  }

  /**
   * Formats the directory unless it is formatted.
   *
   * @throws IllegalStateException if that fails
   */
  void formatOnce(Properties server) {
    // Written last of all when formatting.
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
            "Can't format " + root + ": " + output.toString(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Can't format " + root, e);
    }
  }

  @Override
  public void close() {
    if (temporary) {
      DirectoryTree.delete(root);
    }
  }

  private Path write(Properties server) throws IOException {
    Path file = root.resolve("server.properties");
    try (OutputStream stream = Files.newOutputStream(file)) {
      server.store(stream, "as formatted");
    }
    return file;
  }
}
