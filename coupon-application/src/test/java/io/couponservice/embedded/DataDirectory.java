package io.couponservice.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A directory that at most one server of all live JVMs uses, which a lock file in it ensures. The
 * lock ends with the JVM, however that ends.
 */
public final class DataDirectory implements AutoCloseable {

  private final Path path;
  private final boolean temporary;
  private final FileChannel lockFile;

  private DataDirectory(Path path, boolean temporary) throws IOException {
    this.path = path;
    this.temporary = temporary;
    this.lockFile = lock(path);
  }

  /**
   * Opens a directory that is kept, or a temporary one that is deleted on close.
   *
   * @param kept the directory, made if it doesn't exist; null for a temporary one
   * @param purpose the start of a temporary directory's name; not null
   * @throws DirectoryInUseException if another server uses it
   * @throws UncheckedIOException if it can't be made or locked
   */
  public static DataDirectory open(Path kept, String purpose) {
    try {
      return kept == null
          ? new DataDirectory(Files.createTempDirectory(purpose), true)
          : new DataDirectory(Files.createDirectories(kept).toRealPath(), false);
    } catch (IOException e) {
      throw new UncheckedIOException("Can't use the data directory of " + purpose, e);
    }
  }

  /** Returns the directory, as an absolute path; not null. */
  public Path path() {
    return path;
  }

  /**
   * Gives up the lock, and deletes a temporary directory with all that is in it.
   *
   * @throws UncheckedIOException if that fails
   */
  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Can't unlock " + path, e);
    } finally {
      if (temporary) {
        DirectoryTree.delete(path);
      }
    }
  }

  private static FileChannel lock(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isLocked(channel)) {
      channel.close();
      throw new DirectoryInUseException(directory);
    }
    return channel;
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // Locked by this JVM, which the system would not tell from the caller.
      return false;
    }
  }
}
