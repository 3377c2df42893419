package io.couponservice.persistence.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether the database takes writes: tries one again and again, on a connection of its own,
 * so that neither a full pool nor a server that hangs is in its way. Whoever asks, never waits.
 */
public final class DatabaseWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
  private static final Duration PERIOD = Duration.ofMillis(500);
  private static final Duration STOP = Duration.ofSeconds(3);

  /** lock_not_available: another instance's attempt is under way, so that writes are taken. */
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final DataSource source;
  private final Thread thread = new Thread(this::watch, "database-watch");
  private final CountDownLatch stopped = new CountDownLatch(1);
  private Connection connection;
  private long downSince;
  private volatile boolean up = true;

  private DatabaseWatch(DataSource source) {
    this.source = source;
    this.thread.setDaemon(true);
  }

  /**
   * Starts to watch, with a first look before it returns.
   *
   * @param database with its schema, not null
   * @return to be closed
   */
  public static DatabaseWatch start(Database database) {
    DatabaseWatch watch = new DatabaseWatch(database.watchDataSource());
    watch.look();
    watch.thread.start();
    return watch;
  }

  /**
   * Whether the database took a write when it was last tried, about a second ago at most.
   *
   * @return false if it did not, in time
   */
  public boolean up() {
    return up;
  }

  private void watch() {
    try {
      while (!stopped.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      disconnect();
    }
  }

  private void look() {
    try {
      write();
      tellUp();
    } catch (SQLException | RuntimeException e) {
      disconnect();
      tellDown(e);
    }
  }

  private void write() throws SQLException {
    if (connection == null) {
      connection = source.getConnection();
    }
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE write_probe SET tried_at = now()");
    } catch (SQLException e) {
      if (!Objects.equals(e.getSQLState(), LOCK_NOT_AVAILABLE)) {
        throw e;
      }
    }
  }

  private void tellUp() {
    if (!up) {
      up = true;
      LOG.info(
          "the database takes writes again, after {} s",
          TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - downSince));
    }
  }

  private void tellDown(Exception failure) {
    if (up) {
      up = false;
      downSince = System.nanoTime();
      LOG.warn("the database takes no writes: {}", failure.getMessage());
    }
  }

  private void disconnect() {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        LOG.debug("the connection was gone", e);
      }
      connection = null;
    }
  }

  /** Ends the watch. */
  @Override
  public void close() {
    stopped.countDown();
    try {
      TimeUnit.MILLISECONDS.timedJoin(thread, STOP.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
