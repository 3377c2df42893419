package io.couponservice.persistence.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The process that postmaster.pid names, which need not be the one that wrote the file. */
final class Postmaster {

  /** The value of {@code cluster_name} by which a process is known to be one of ours. */
  static final String CLUSTER_NAME = "embedded_by_jvm";

  private static final Duration CHECK_INTERVAL = Duration.ofMillis(20);

  private final ProcessHandle process;
  private final Path cluster;

  private Postmaster(ProcessHandle process, Path cluster) {
    this.process = process;
    this.cluster = cluster;
  }

  /** Returns the live process that the cluster's postmaster.pid names, if any. */
  static Optional<Postmaster> of(Path cluster) {
    try {
      List<String> lines =
          Files.readAllLines(cluster.resolve("postmaster.pid"), StandardCharsets.UTF_8);
      return lines.isEmpty()
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(lines.get(0).trim()))
              .filter(ProcessHandle::isAlive)
              .map(process -> new Postmaster(process, cluster));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  long pid() {
    return process.pid();
  }

  /** What the process is to this cluster. */
  Kinship kinship() {
    Optional<String> commandLine = process.info().commandLine();
    if (commandLine.isEmpty()) {
      return Kinship.UNKNOWN;
    }
    if (!commandLine.get().contains(cluster.toString())) {
      return Kinship.STRANGER;
    }
    return commandLine.get().contains(CLUSTER_NAME) ? Kinship.OURS : Kinship.FOREIGN;
  }

  /** Asks for a fast shutdown: sessions are ended, and the data is left in order. */
  void stopFast() {
    signal("INT");
  }

  /** Ends it at once; the next start recovers from the log of changes. */
  void stopImmediately() {
    signal("QUIT");
  }

  /** Sends a signal to it and then to its children: one that is stopped makes no new ones. */
  void signalAll(String name) {
    List<ProcessHandle> children = process.children().toList();
    signal(name);
    Stream.concat(children.stream(), process.children())
        .map(ProcessHandle::pid)
        .distinct()
        .forEach(pid -> signal(name, pid));
  }

  /** Returns whether the process ended within that time. */
  boolean awaitEnd(Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!hasEnded()) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      awaitReaping();
    }
    return true;
  }

  /**
   * Returns whether the process ended. It may still be listed, as a zombie, until its parent takes
   * notice. That is the first process of the system or container, and some never do.
   */
  boolean hasEnded() {
    return !process.isAlive() || process.info().commandLine().isEmpty();
  }

  private void awaitReaping() {
    try {
      process.onExit().get(CHECK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // It may have ended all the same.
    } catch (ExecutionException e) {
      throw new IllegalStateException("Can't wait for process " + process.pid(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while process " + process.pid() + " ends", e);
    }
  }

  // ProcessHandle sends only SIGTERM, which waits for clients to leave, and SIGKILL.
  private void signal(String name) {
    signal(name, process.pid());
  }

  private static void signal(String name, long pid) {
    try {
      new ProcessBuilder("sh", "-c", "kill -s " + name + " " + pid)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new IllegalStateException("Can't signal process " + pid, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  enum Kinship {
    /** A server on this cluster that a fixture started. */
    OURS,
    /** A server on this cluster that somebody else started. */
    FOREIGN,
    /** Another program, which got the process id of a server that is gone. */
    STRANGER,
    /** Its command line can't be read. */
    UNKNOWN
  }
}
