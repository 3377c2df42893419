package io.couponservice.persistence.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.postgresql.ds.PGSimpleDataSource;

/** A pool of connections, opened when it is first needed. Nothing that goes through it can hang. */
public final class Database implements AutoCloseable {

  private static final String APPLICATION_NAME = "coupon-service";

  private static final String TIMEOUTS =
      "-c statement_timeout=%d -c lock_timeout=%d -c idle_in_transaction_session_timeout=%d";

  /**
   * A statement that the server has given up is answered at least this long before the socket is.
   */
  private static final Duration SOCKET_GRACE = Duration.ofSeconds(5);

  /** Less than a statement's: whoever waits for a lock has lost against another, not failed. */
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);

  private static final Duration WATCH_TIMEOUT = Duration.ofSeconds(1);

  /**
   * Statements of the service look up keys that they are given, or read an index from its
   * beginning. A plan that was made while a table was small, and is kept until the table is
   * analyzed, may read all of it each time; these settings leave it no such way. Before version 18
   * they make what has no index, such as the outbox leases, seem so costly that it would be
   * compiled.
   */
  private static final String KEY_LOOKUPS =
      " -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off" + " -c jit=off";

  private final DatabaseSettings settings;
  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Database(DatabaseSettings settings, HikariDataSource pool) {
    this.settings = settings;
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    // Neither a statement nor its arguments: they are what users sent, and failures are logged.
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
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
    config.setExceptionOverrideClassName(ReadOnlyEviction.class.getName());
    config.addDataSourceProperty("ApplicationName", APPLICATION_NAME);
    config.addDataSourceProperty("connectTimeout", seconds(settings.connectTimeout()));
    config.addDataSourceProperty("loginTimeout", seconds(settings.connectTimeout()));
    config.addDataSourceProperty("socketTimeout", seconds(socket));
    config.addDataSourceProperty("tcpKeepAlive", "true");
    // The details quote rows.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    config.addDataSourceProperty(
        "options",
        TIMEOUTS.formatted(
                settings.statementTimeout().toMillis(),
                Math.min(LOCK_TIMEOUT.toMillis(), settings.statementTimeout().toMillis() / 2),
                socket.toMillis())
            + KEY_LOOKUPS);
    return new Database(settings, new HikariDataSource(config));
  }

  private static String seconds(Duration duration) {
    return Long.toString(Math.max(1, TimeUnit.MILLISECONDS.toSeconds(duration.toMillis())));
  }

  /** For the stores. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /** The pool. */
  public DataSource dataSource() {
    return pool;
  }

  /**
   * Connections beside the pool whose statements may take as long as they need, for migrations: to
   * build an index takes longer than any request may. Whoever waits for another instance's
   * migration may wait as long.
   */
  DataSource unlimitedDataSource() {
    PGSimpleDataSource source = beside("migration");
    // What notices a server that is gone.
    source.setTcpKeepAlive(true);
    source.setOptions(TIMEOUTS.formatted(0, 0, 0));
    return source;
  }

  /** Connections beside the pool for {@link DatabaseWatch}, which give up quickly. */
  DataSource watchDataSource() {
    PGSimpleDataSource source = beside("watch");
    long millis = WATCH_TIMEOUT.toMillis();
    source.setSocketTimeout(Integer.parseInt(seconds(WATCH_TIMEOUT)));
    // What is tried is no loss if the server crashes: nobody waits for its disk.
    source.setOptions(
        TIMEOUTS.formatted(millis, millis / 2, millis) + " -c synchronous_commit=off");
    return source;
  }

  private PGSimpleDataSource beside(String purpose) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(settings.url());
    source.setUser(settings.user());
    source.setPassword(settings.password());
    source.setApplicationName(APPLICATION_NAME + "-" + purpose);
    source.setConnectTimeout(Integer.parseInt(seconds(settings.connectTimeout())));
    source.setLoginTimeout(Integer.parseInt(seconds(settings.connectTimeout())));
    return source;
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
