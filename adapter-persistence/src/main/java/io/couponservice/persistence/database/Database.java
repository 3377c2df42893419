package io.couponservice.persistence.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** A pool of connections, opened when it is first needed. Nothing that goes through it can hang. */
public final class Database implements AutoCloseable {

  /**
   * A statement that the server has given up is answered at least this long before the socket is.
   */
  private static final Duration SOCKET_GRACE = Duration.ofSeconds(5);

  /** Less than a statement's: whoever waits for a lock has lost against another, not failed. */
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Database(HikariDataSource pool) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
  }

  /**
   * Opens a database. Does not connect yet.
   *
   * @param settings not null
   * @return to be closed
   */
  public static Database open(DatabaseSettings settings) {
    Duration socket = settings.statementTimeout().plus(SOCKET_GRACE);
    HikariConfig config = new HikariConfig();
    config.setPoolName("coupon-service");
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(settings.poolSize());
    config.setConnectionTimeout(settings.connectTimeout().toMillis());
    config.setValidationTimeout(Math.max(250, settings.connectTimeout().toMillis() / 2));
    config.setInitializationFailTimeout(-1);
    config.setAutoCommit(true);
    config.addDataSourceProperty("ApplicationName", "coupon-service");
    config.addDataSourceProperty("connectTimeout", seconds(settings.connectTimeout()));
    config.addDataSourceProperty("loginTimeout", seconds(settings.connectTimeout()));
    config.addDataSourceProperty("socketTimeout", seconds(socket));
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty(
        "options",
        "-c statement_timeout=%d -c lock_timeout=%d -c idle_in_transaction_session_timeout=%d"
            .formatted(
                settings.statementTimeout().toMillis(),
                LOCK_TIMEOUT.toMillis(),
                socket.toMillis()));
    return new Database(new HikariDataSource(config));
  }

  private static String seconds(Duration duration) {
    return Long.toString(Math.max(1, TimeUnit.MILLISECONDS.toSeconds(duration.toMillis())));
  }

  /** For the stores. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /** For migrations. */
  public DataSource dataSource() {
    return pool;
  }

  /**
   * Whether the database answers.
   *
   * @return false if it does not, within the connect timeout
   */
  public boolean reachable() {
    try {
      return jdbi.withHandle(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one())
          == 1;
    } catch (RuntimeException e) {
      return false;
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
