package io.couponservice.persistence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what becomes of a server that a killed JVM left behind.
 *
 * <p>To stop it is safe only if nobody uses it: our lock on the directory proves that no live JVM
 * does, and the server's command line that one of ours started it. Then a fast shutdown, which
 * keeps each commit, is what the killed JVM would have done. Any other process is left alone.
 */
final class OrphanedPostmaster {

  private static final Logger log = LoggerFactory.getLogger(OrphanedPostmaster.class);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);

  private OrphanedPostmaster() {}

  /**
   * Makes way for a new server. The caller holds the directory's lock.
   *
   * @throws PostgresStartException if a process that isn't ours uses the cluster, or ours doesn't
   *     stop
   */
  static void clear(Path cluster) {
    Postmaster.of(cluster).ifPresent(postmaster -> clear(cluster, postmaster));
  }

  private static void clear(Path cluster, Postmaster postmaster) {
    switch (postmaster.kinship()) {
      case OURS -> stop(cluster, postmaster);
      case STRANGER -> forget(cluster, postmaster);
      case FOREIGN ->
          throw new PostgresStartException(
              inUse(cluster, postmaster) + ", which was not started here. Stop it first.");
      case UNKNOWN ->
          throw new PostgresStartException(
              inUse(cluster, postmaster)
                  + ", as postmaster.pid says, and what that is can't be read. Stop it, or delete"
                  + " the file if it is no PostgreSQL.");
    }
  }

  private static void stop(Path cluster, Postmaster postmaster) {
    log.warn(
        "Stopping PostgreSQL process {} on {}, left behind by a killed JVM",
        postmaster.pid(),
        cluster);
    postmaster.stopFast();
    if (!postmaster.awaitEnd(STOP_TIMEOUT)) {
      throw new PostgresStartException(
          inUse(cluster, postmaster) + ", left behind by a killed JVM, and it does not stop.");
    }
  }

  // PostgreSQL itself would refuse to start while any process has that id.
  private static void forget(Path cluster, Postmaster postmaster) {
    log.warn(
        "Deleting the stale postmaster.pid of {}: process {} is another program",
        cluster,
        postmaster.pid());
    try {
      Files.deleteIfExists(cluster.resolve("postmaster.pid"));
    } catch (IOException e) {
      throw new PostgresStartException("Can't delete postmaster.pid in " + cluster, e);
    }
  }

  private static String inUse(Path cluster, Postmaster postmaster) {
    return "The data directory " + cluster + " is in use by process " + postmaster.pid();
  }
}
