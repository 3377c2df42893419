package io.couponservice.persistence.embedded;

import io.couponservice.embedded.DirectoryTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The files of one server: the cluster, the log, and a lock by which at most one live JVM uses
 * them. The lock ends with the JVM however that ends.
 */
final class ClusterDirectory implements AutoCloseable {

  private static final int LOG_TAIL_LINES = 20;

  private final Path root;
  private final boolean temporary;
  private final FileChannel lockFile;

  private ClusterDirectory(Path root, boolean temporary) throws IOException {
    this.root = root;
    this.temporary = temporary;
    this.lockFile = lock(root);
  }

  /**
   * Opens the directory given, or a temporary one for null.
   *
   * @throws PostgresStartException if another server of this or another JVM uses it
   */
  static ClusterDirectory open(Path kept) {
    try {
      Path root =
          kept == null
              ? Files.createTempDirectory("postgres")
              : Files.createDirectories(kept).toRealPath();
      return new ClusterDirectory(root, kept == null);
    } catch (IOException e) {
      throw new PostgresStartException("Can't use the data directory " + kept, e);
    }
  }

  Path root() {
    return root;
  }

  Path cluster() {
    return root.resolve("cluster");
  }

  Path log() {
    return root.resolve("server.log");
  }

  /** Prepares a start: an empty log, and no remains of an initialisation that was cut short. */
  void prepare() {
    try {
      // The cluster is marked before its first server starts, so one unmarked has no data yet.
      if (!Files.exists(mark())) {
        DirectoryTree.delete(cluster());
      }
      // A failed start leaves this lock taken in its JVM; ours is the one that counts.
      Files.deleteIfExists(cluster().resolve("epg-lock"));
      Files.write(log(), new byte[0]);
    } catch (IOException e) {
      throw new PostgresStartException("Can't use the data directory " + root, e);
    }
  }

  void markInitialised() {
    try {
      Files.write(mark(), new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String logTail() {
    try {
      List<String> lines = Files.readAllLines(log(), StandardCharsets.UTF_8);
      return String.join(
          "\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
    } catch (IOException e) {
      return "(its log can't be read: " + e + ")";
    }
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (temporary) {
        DirectoryTree.delete(root);
      }
    }
  }

  private Path mark() {
    return root.resolve("initialised");
  }

  private static FileChannel lock(Path root) throws IOException {
    FileChannel channel =
        FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // This JVM has it already: as taken as by another one.
    }
    if (lock == null) {
      channel.close();
      throw new PostgresStartException(
          "The data directory " + root + " is in use by another server of this or another JVM");
    }
    return channel;
  }
}
