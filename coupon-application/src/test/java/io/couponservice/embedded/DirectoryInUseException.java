package io.couponservice.embedded;

import java.nio.file.Path;

/** A server can't use its data directory because another one does. Nothing has been started. */
public final class DirectoryInUseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param directory the data directory; not null
   */
  public DirectoryInUseException(Path directory) {
    super(
        "The data directory " + directory + " is in use by another server, of this or another JVM");
  }
}
