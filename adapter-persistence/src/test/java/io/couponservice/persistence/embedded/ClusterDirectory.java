package io.couponservice.persistence.embedded;

import io.couponservice.embedded.DataDirectory;
import io.couponservice.embedded.DirectoryTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of one server: the cluster, the log, and a mark that the cluster is complete. */
final class ClusterDirectory implements AutoCloseable {

  private static final int LOG_TAIL_LINES = 20;

  private final DataDirectory directory;

  ClusterDirectory(DataDirectory directory) {
    this.directory = directory;
  }

  Path root() {
    return directory.path();
  }

  Path cluster() {
    return root().resolve("cluster");
  }

  Path log() {
    return root().resolve("server.log");
  }

  /** Prepares a start: an empty log, and no remains of an initialisation that was cut short. */
  void prepare() {
    try {
      // The cluster is marked before its first server starts, so one unmarked has no data yet.
      if (!Files.exists(mark())) {
        DirectoryTree.delete(cluster());
      }
      // A failed start leaves this lock taken in its JVM; the directory's is the one that counts.
      Files.deleteIfExists(cluster().resolve("epg-lock"));
      Files.write(log(), new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException("Can't use the data directory " + root(), e);
    }
  }

  void markInitialised() {
    try {
      Files.write(mark(), new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException("Can't use the data directory " + root(), e);
    }
  }

  /** The next start makes a standby of the cluster. */
  void markStandby() {
    try {
      Files.write(cluster().resolve("standby.signal"), new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException("Can't use the data directory " + root(), e);
    }
  }

  String logTail() {
    try {
      List<String> lines = Files.readAllLines(log(), StandardCharsets.UTF_8);
      int from = Math.max(0, lines.size() - LOG_TAIL_LINES);
      return String.join("\n", lines.subList(from, lines.size()));
    } catch (IOException e) {
      return "(its log can't be read: " + e + ")";
    }
  }

  @Override
  public void close() {
    directory.close();
  }

  private Path mark() {
    return root().resolve("initialised");
  }
}
