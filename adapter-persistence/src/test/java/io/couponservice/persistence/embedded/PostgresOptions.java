package io.couponservice.persistence.embedded;

import io.couponservice.embedded.LoopbackPort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a {@link PostgresServer} runs.
 *
 * @param port the TCP port on 127.0.0.1, 1 to 65535, or 0 for any free one
 * @param dataDirectory where the data is kept over restarts, made if it doesn't exist; null for a
 *     temporary directory that is deleted on close. It holds the cluster, the server's log and a
 *     lock file, and nothing else should be in it
 * @param durable whether a commit survives a crash of the machine; false is faster
 * @param startTimeout how long a start may take, recovery after a crash included; a start that
 *     fails takes as long. Positive, in whole milliseconds; not null
 * @param settings settings of postgresql.conf by name, such as {@code max_connections}, in lower
 *     case; they win over those that durable stands for. Not null, no nulls in it
 */
public record PostgresOptions(
    int port,
    Path dataDirectory,
    boolean durable,
    Duration startTimeout,
    Map<String, String> settings) {

  private static final Duration START_TIMEOUT = Duration.ofSeconds(30);
  private static final Pattern SETTING_NAME = Pattern.compile("[a-z_][a-z0-9_.]*");

  // The server's identity: options of their own, or needed to find it again.
  private static final Set<String> RESERVED =
      Set.of(
          "port",
          "listen_addresses",
          "unix_socket_directories",
          "data_directory",
          "external_pid_file",
          "cluster_name");

  /**
   * Checks and copies what it is given.
   *
   * @throws IllegalArgumentException if the port or the timeout is out of its range, or a setting's
   *     name is malformed or one that the server sets itself
   */
  public PostgresOptions {
    LoopbackPort.requireValidOrZero(port);
    if (startTimeout.toMillis() <= 0) {
      throw new IllegalArgumentException("startTimeout must be positive: " + startTimeout);
    }
    settings = Map.copyOf(settings);
    settings.keySet().forEach(PostgresOptions::requireSettable);
  }

  /** Returns options for tests: any free port, temporary data, not durable, no more settings. */
  public static PostgresOptions temporary() {
    return new PostgresOptions(0, null, false, START_TIMEOUT, Map.of());
  }

  /**
   * Returns options that keep the data: any free port, durable, no more settings.
   *
   * @param dataDirectory not null
   */
  public static PostgresOptions keptIn(Path dataDirectory) {
    return new PostgresOptions(0, dataDirectory, true, START_TIMEOUT, Map.of());
  }

  /**
   * Returns these options with another port.
   *
   * @param newPort 1 to 65535, or 0 for any free one
   * @throws IllegalArgumentException if it is out of that range
   */
  public PostgresOptions withPort(int newPort) {
    return new PostgresOptions(newPort, dataDirectory, durable, startTimeout, settings);
  }

  /** Returns these options with durability switched on or off. */
  public PostgresOptions withDurable(boolean newDurable) {
    return new PostgresOptions(port, dataDirectory, newDurable, startTimeout, settings);
  }

  /**
   * Returns these options with another time limit for the start.
   *
   * @param newStartTimeout positive, in whole milliseconds; not null
   * @throws IllegalArgumentException if it is not positive
   */
  public PostgresOptions withStartTimeout(Duration newStartTimeout) {
    return new PostgresOptions(port, dataDirectory, durable, newStartTimeout, settings);
  }

  /**
   * Returns these options with one more setting, or another value of it.
   *
   * @param name a setting's name; not null
   * @param value its value as in postgresql.conf but unquoted, such as {@code 128MB}; not null
   * @throws IllegalArgumentException if the name is malformed or one that the server sets itself
   */
  public PostgresOptions withSetting(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(settings);
    more.put(name, value);
    return new PostgresOptions(port, dataDirectory, durable, startTimeout, more);
  }

  private static void requireSettable(String name) {
    if (!SETTING_NAME.matcher(name).matches() || RESERVED.contains(name)) {
      throw new IllegalArgumentException("not a setting to choose here: " + name);
    }
  }
}
