package io.couponservice.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.persistence.embedded.PostgresOptions;
import io.couponservice.persistence.embedded.PostgresServer;
import io.couponservice.testing.Eventually;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class DatabaseWatchTest {

  private static final Duration SHORT = Duration.ofMillis(500);

  private PostgresServer server;
  private Database database;
  private DatabaseWatch watch;

  @BeforeEach
  void start() {
    server = PostgresServer.start(PostgresOptions.temporary());
    database =
        Database.open(
            new DatabaseSettings(
                server.jdbcUrl("postgres"), "postgres", "", 2, SHORT, Duration.ofSeconds(20)));
    Migrations.migrate(database);
    watch = DatabaseWatch.start(database);
  }

  @AfterEach
  void stop() {
    watch.close();
    database.close();
    server.close();
  }

  @Test
  void aServerThatStopsAndComesBackIsNoticed() throws Exception {
    assertThat(watch.up()).isTrue();
    server.stop();
    Eventually.eventually(() -> assertThat(watch.up()).isFalse());
    server.start();
    Eventually.eventually(() -> assertThat(watch.up()).isTrue());
  }

  @Test
  void aServerThatTakesNoWritesIsNoticed() throws Exception {
    setReadOnly("on");
    Eventually.eventually(() -> assertThat(watch.up()).isFalse());
    setReadOnly("off");
    Eventually.eventually(() -> assertThat(watch.up()).isTrue());
  }

  @Test
  void aFullPoolIsNoOutage() {
    try (Handle one = database.jdbi().open();
        Handle other = database.jdbi().open();
        DatabaseWatch second = DatabaseWatch.start(database)) {
      assertThat(second.up()).isTrue();
      assertThat(one.isClosed() || other.isClosed()).isFalse();
    }
  }

  @Test
  void aWriteThatSomebodyElseIsBusyWithIsNoOutage() {
    try (Handle other = database.jdbi().open()) {
      other.begin();
      other.execute("UPDATE write_probe SET tried_at = now()");
      try (DatabaseWatch second = DatabaseWatch.start(database)) {
        assertThat(second.up()).isTrue();
      }
      other.rollback();
    }
  }

  @Test
  void aConnectionThatCannotWriteLeavesThePool() {
    for (int i = 0; i < 2; i++) {
      int before = backend("SET default_transaction_read_only = on");
      assertThatThrownBy(() -> database.jdbi().useHandle(DatabaseWatchTest::write))
          .hasMessageContaining("read-only");
      assertThat(backend("SELECT 1")).isNotEqualTo(before);
      database.jdbi().useHandle(DatabaseWatchTest::write);
    }
  }

  private int backend(String statement) {
    return database
        .jdbi()
        .withHandle(
            handle -> {
              handle.execute(statement);
              return handle.createQuery("SELECT pg_backend_pid()").mapTo(Integer.class).one();
            });
  }

  private static void write(Handle handle) {
    handle.execute("UPDATE write_probe SET tried_at = now()");
  }

  private void setReadOnly(String value) {
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("ALTER SYSTEM SET default_transaction_read_only = " + value);
              handle.execute("SELECT pg_reload_conf()");
            });
  }
}
