package io.couponservice.bootstrap.servers;

import io.couponservice.kafka.embedded.KafkaBroker;
import io.couponservice.kafka.embedded.KafkaBrokerOptions;
import io.couponservice.persistence.embedded.PostgresOptions;
import io.couponservice.persistence.embedded.PostgresServer;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL and one Kafka broker for all tests of a JVM, started when first needed. */
public final class TestServers {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private TestServers() {}

  /** The database server. */
  public static PostgresServer postgres() {
    return Postgres.SERVER;
  }

  /** The broker. */
  public static KafkaBroker kafka() {
    return Kafka.BROKER;
  }

  /**
   * A new, empty database.
   *
   * @return its JDBC URL
   */
  public static String newDatabase() {
    String name = "test" + DATABASES.incrementAndGet();
    postgres().createDatabase(name);
    return postgres().jdbcUrl(name);
  }

  private static <T extends AutoCloseable> T closedAtTheEnd(T server) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    server.close();
                  } catch (Exception e) {
                    System.err.println("not closed: " + e);
                  }
                }));
    return server;
  }

  private static final class Postgres {
    private static final PostgresServer SERVER =
        closedAtTheEnd(
            PostgresServer.start(
                PostgresOptions.temporary().withSetting("max_connections", "200")));
  }

  private static final class Kafka {
    private static final KafkaBroker BROKER =
        closedAtTheEnd(KafkaBroker.start(KafkaBrokerOptions.temporary()));
  }
}
