package io.couponservice.persistence.database;

import io.couponservice.persistence.embedded.PostgresOptions;
import io.couponservice.persistence.embedded.PostgresServer;
import java.util.concurrent.atomic.AtomicInteger;

/** The one server of a test run, with a new database for whoever asks. */
public final class TestServer {

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final PostgresServer SERVER = start();

  private TestServer() {}

  /** The URL of a new, empty database. */
  public static String newDatabase() {
    String name = "test_" + DATABASES.incrementAndGet();
    SERVER.createDatabase(name);
    return SERVER.jdbcUrl(name);
  }

  private static PostgresServer start() {
    PostgresServer server =
        new PostgresServer(
            // So that a deadlock is seen at once.
            PostgresOptions.temporary().withSetting("deadlock_timeout", "50ms"));
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-postgres"));
    server.start();
    return server;
  }
}
