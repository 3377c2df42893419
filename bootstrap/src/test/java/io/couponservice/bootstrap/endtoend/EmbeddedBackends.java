package io.couponservice.bootstrap.endtoend;

import io.couponservice.kafka.embedded.KafkaBroker;
import io.couponservice.kafka.embedded.KafkaBrokerOptions;
import io.couponservice.persistence.embedded.PostgresOptions;
import io.couponservice.persistence.embedded.PostgresServer;

/** Real servers started for one test. */
final class EmbeddedBackends implements Backends {

  private static final String DATABASE = "coupons";

  private final PostgresServer postgres;
  private final KafkaBroker kafka;

  EmbeddedBackends() {
    this(200);
  }

  EmbeddedBackends(int maxConnections) {
    postgres =
        PostgresServer.start(
            // What was committed is to be there after a crash of the server, too.
            PostgresOptions.temporary()
                .withDurable(true)
                .withSetting("max_connections", Integer.toString(maxConnections)));
    try {
      postgres.createDatabase(DATABASE);
      kafka = KafkaBroker.start(KafkaBrokerOptions.temporary());
    } catch (RuntimeException | Error failure) {
      postgres.close();
      throw failure;
    }
  }

  /** The database server, to be stopped and started. */
  PostgresServer postgres() {
    return postgres;
  }

  /** The broker, to be stopped and started. */
  KafkaBroker kafka() {
    return kafka;
  }

  @Override
  public String jdbcUrl() {
    return postgres.jdbcUrl(DATABASE);
  }

  @Override
  public String user() {
    return postgres.user();
  }

  @Override
  public String password() {
    return "";
  }

  @Override
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  @Override
  public void close() {
    try (postgres) {
      kafka.close();
    }
  }
}
