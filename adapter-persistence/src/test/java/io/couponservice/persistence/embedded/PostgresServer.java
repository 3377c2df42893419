package io.couponservice.persistence.embedded;

import io.couponservice.embedded.DataDirectory;
import io.couponservice.embedded.DirectoryInUseException;
import io.couponservice.embedded.LoopbackPort;
import io.couponservice.embedded.PortTakenException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/**
 * A real PostgreSQL in a child process, listening on 127.0.0.1, with a superuser who needs no
 * password.
 *
 * <p>It registers no shutdown hook: whoever makes it closes it, and registers that before {@link
 * #start}, so that a signal that arrives while the server starts is not lost. The child has a
 * session of its own; a Ctrl-C in the terminal reaches only the JVM. A JVM that is killed leaves
 * the server running; the next start on the same data directory stops it. With a temporary
 * directory there is no such start, and the process and the directory stay until somebody removes
 * them.
 *
 * <p>Safe for use by several threads; {@link #start}, {@link #stop} and {@link #close} wait for
 * each other.
 */
public final class PostgresServer implements AutoCloseable {

  private static final String USER = "postgres";
  private static final Pattern DATABASE_NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  private final PostgresOptions options;
  private final int port;

  private ClusterDirectory directory;
  private ServerProcess process;
  private boolean closed;

  /**
   * Makes a server that doesn't run yet; nothing is written or started.
   *
   * @param options not null
   */
  public PostgresServer(PostgresOptions options) {
    this.options = options;
    this.port = options.port() == 0 ? LoopbackPort.anyFree() : options.port();
  }

  /**
   * Makes a server and starts it.
   *
   * @param options not null
   * @throws PortTakenException as {@link #start} does
   * @throws DirectoryInUseException as {@link #start} does
   * @throws PostgresStartException as {@link #start} does
   */
  public static PostgresServer start(PostgresOptions options) {
    PostgresServer server = new PostgresServer(options);
    try {
      server.start();
      return server;
    } catch (RuntimeException | Error e) {
      server.close();
      throw e;
    }
  }

  /**
   * Starts the server and returns when it answers: a second or two, or up to the time limit in the
   * options if it fails or has much to recover. Does nothing if it runs. After {@link #stop} it has
   * the same port and data.
   *
   * @throws PortTakenException if something listens on the port; nothing was started or changed
   * @throws DirectoryInUseException if another server uses the data directory; nothing was started
   * @throws PostgresStartException if the server fails, or a process that was not started here is
   *     on the data; nothing of ours is left running
   * @throws IllegalStateException if it was closed
   */
  public synchronized void start() {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    if (process != null) {
      return;
    }
    if (directory == null) {
      directory = new ClusterDirectory(DataDirectory.open(options.dataDirectory(), "postgres"));
    }
    OrphanedPostmaster.clear(directory.cluster());
    LoopbackPort.requireFree(port, "PostgreSQL");
    directory.prepare();
    process = ServerProcess.start(options, port, directory);
  }

  /**
   * Stops the server, ending its sessions, and returns when its process is gone: less than a second
   * as a rule, up to a minute at worst. The data stays, also a temporary directory's. Does nothing
   * if it doesn't run.
   */
  public synchronized void stop() {
    if (process != null) {
      ServerProcess running = process;
      process = null;
      running.stop();
    }
  }

  /**
   * Kills the server and its sessions, as a crash does; the next start recovers. The data stays.
   * Does nothing if it doesn't run.
   */
  public synchronized void kill() {
    if (process != null) {
      ServerProcess running = process;
      process = null;
      running.kill();
    }
  }

  /**
   * Stops the server and starts it as a standby, which recovers for ever and takes no writes, until
   * somebody promotes it.
   *
   * @throws IllegalStateException if it doesn't run
   */
  public synchronized void restartAsStandby() {
    if (process == null) {
      throw new IllegalStateException("not running");
    }
    stop();
    directory.markStandby();
    start();
  }

  /**
   * Freezes the server and its sessions: connections stay open and nothing is answered.
   *
   * @throws IllegalStateException if it doesn't run
   */
  public synchronized void freeze() {
    if (process == null) {
      throw new IllegalStateException("not running");
    }
    process.signalAll("STOP");
  }

  /** Lets a frozen server go on. Does nothing if it doesn't run. */
  public synchronized void thaw() {
    if (process != null) {
      process.signalAll("CONT");
    }
  }

  /** Stops the server for good and deletes a temporary data directory. May be called again. */
  @Override
  public synchronized void close() {
    closed = true;
    stop();
    if (directory != null) {
      ClusterDirectory open = directory;
      directory = null;
      open.close();
    }
  }

  /** Returns the TCP port on 127.0.0.1, 1 to 65535; the same for the life of this object. */
  public int port() {
    return port;
  }

  /** Returns the superuser's name; any password, or none, will do. Not null. */
  public String user() {
    return USER;
  }

  /**
   * Returns the JDBC URL of a database, with the user in it.
   *
   * @param database lower-case letters, digits and underscores, at most 63; {@code postgres} always
   *     exists
   * @throws IllegalArgumentException if the name has another form
   */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + valid(database) + "?user=" + USER;
  }

  /**
   * Returns the server's process id.
   *
   * @throws IllegalStateException if it doesn't run
   */
  public synchronized long pid() {
    if (process == null) {
      throw new IllegalStateException("not running");
    }
    return process.pid();
  }

  /**
   * Creates an empty database unless it exists. Two calls at once for the same name may fail.
   *
   * @param name lower-case letters, digits and underscores, at most 63
   * @throws IllegalArgumentException if the name has another form
   * @throws IllegalStateException if the server doesn't answer or refuses
   */
  public void createDatabase(String name) {
    String database = valid(name);
    try (Connection connection = DriverManager.getConnection(jdbcUrl(USER));
        Statement statement = connection.createStatement()) {
      if (!exists(connection, database)) {
        statement.execute("CREATE DATABASE \"" + database + "\"");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Can't create database " + database, e);
    }
  }

  private static boolean exists(Connection connection, String database) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
      query.setString(1, database);
      try (ResultSet found = query.executeQuery()) {
        return found.next();
      }
    }
  }

  private static String valid(String database) {
    if (!DATABASE_NAME.matcher(database).matches()) {
      throw new IllegalArgumentException("not a database name: " + database);
    }
    return database;
  }
}
