package io.couponservice.persistence.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the server, from its start to its stop. */
final class ServerProcess {

  private static final Logger log = LoggerFactory.getLogger(ServerProcess.class);

  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

  private final EmbeddedPostgres embedded;
  private final Postmaster postmaster;

  private ServerProcess(EmbeddedPostgres embedded, Postmaster postmaster) {
    this.embedded = embedded;
    this.postmaster = postmaster;
  }

  /**
   * Starts the server and waits until it answers.
   *
   * @throws PostgresStartException if it doesn't start; then nothing is left running
   */
  static ServerProcess start(PostgresOptions options, int port, ClusterDirectory directory) {
    try {
      EmbeddedPostgres embedded = builder(options, port, directory).start();
      return new ServerProcess(embedded, Postmaster.of(directory.cluster()).orElseThrow());
    } catch (IOException | RuntimeException e) {
      Postmaster.of(directory.cluster())
          .filter(postmaster -> postmaster.kinship() == Postmaster.Kinship.OURS)
          .ifPresent(ServerProcess::end);
      throw new PostgresStartException(
          "PostgreSQL did not start in " + directory.root() + ":\n" + directory.logTail(), e);
    }
  }

  long pid() {
    return postmaster.pid();
  }

  /** Stops the server and returns when its process is gone. */
  void stop() {
    try {
      embedded.close();
    } catch (IOException e) {
      log.warn("Stopping PostgreSQL process {} failed", pid(), e);
    }
    // It gives up after five seconds and logs that; a large checkpoint takes longer.
    if (!postmaster.awaitEnd(STOP_TIMEOUT)) {
      end(postmaster);
    }
  }

  /** Kills it with its children and returns when its process is gone. */
  void kill() {
    postmaster.signalAll("KILL");
    if (!postmaster.awaitEnd(STOP_TIMEOUT)) {
      log.error("PostgreSQL process {} does not end", postmaster.pid());
    }
    stop();
  }

  /** Sends a signal to the server and to its children. */
  void signalAll(String signal) {
    postmaster.signalAll(signal);
  }

  private static void end(Postmaster postmaster) {
    log.warn("Ending PostgreSQL process {} without a checkpoint", postmaster.pid());
    postmaster.stopImmediately();
    if (!postmaster.awaitEnd(STOP_TIMEOUT)) {
      log.error("PostgreSQL process {} does not end", postmaster.pid());
    }
  }

  private static EmbeddedPostgres.Builder builder(
      PostgresOptions options, int port, ClusterDirectory directory) {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setPort(port)
            .setDataDirectory(directory.cluster())
            .setCleanDataDirectory(false)
            .setDataDirectoryCustomizer(cluster -> directory.markInitialised())
            // Its hook would stop the server while the application still drains.
            .setRegisterShutdownHook(false)
            .setPGStartupWait(options.startTimeout())
            // Not a pipe, which would break under the server when this JVM is killed.
            .setOutputRedirector(ProcessBuilder.Redirect.appendTo(directory.log().toFile()))
            // The same order and case rules on each machine, whatever its locale.
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setLocaleConfig("locale", "C");
    settings(options).forEach((name, value) -> builder.setServerConfig(name, quoted(value)));
    return builder;
  }

  private static Map<String, String> settings(PostgresOptions options) {
    String durable = options.durable() ? "on" : "off";
    Map<String, String> settings = new TreeMap<>();
    settings.put("fsync", durable);
    settings.put("synchronous_commit", durable);
    settings.put("full_page_writes", durable);
    settings.putAll(options.settings());
    settings.put("cluster_name", Postmaster.CLUSTER_NAME);
    // No name resolution, so nobody else's server on ::1 can be taken for this one.
    settings.put("listen_addresses", "127.0.0.1");
    // Its default is a directory that all users share.
    settings.put("unix_socket_directories", "");
    return settings;
  }

  // pg_ctl hands the settings to a shell.
  private static String quoted(String value) {
    return "'" + value.replace("'", "'\\''") + "'";
  }
}
